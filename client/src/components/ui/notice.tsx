import type { VariantProps } from 'class-variance-authority';
import { cva } from 'class-variance-authority';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const notice = cva(
  'flex gap-3 rounded-lg border p-4 [&>svg]:mt-0.5 [&>svg]:size-5 [&>svg]:shrink-0',
  {
    variants: {
      tone: {
        info: 'border-line bg-subtle',
        success: 'border-success/30 bg-success-soft',
        warning: 'border-warning/30 bg-warning-soft',
        danger: 'border-danger/30 bg-danger-soft',
      },
    },
  },
);
const icons = { info: Info, success: CircleCheck, warning: CircleAlert, danger: CircleAlert };

type Tone = NonNullable<VariantProps<typeof notice>['tone']>;

interface NoticeProps {
  readonly tone: Tone;
  readonly title?: string | undefined;
  /** In a live region, which reads it out in its place. */
  readonly silent?: boolean;
  readonly children?: ReactNode;
}

/** Something the visitor must know. What went wrong is read out at once, the rest when it suits. */
export function Notice({ tone, title, silent, children }: NoticeProps) {
  const Icon = icons[tone];
  const role = tone === 'danger' ? 'alert' : 'status';
  return (
    <div role={silent === true ? undefined : role} className={notice({ tone })}>
      <Icon aria-hidden />
      <div className="grid min-w-0 gap-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children !== undefined && <div className="text-pretty">{children}</div>}
      </div>
    </div>
  );
}
