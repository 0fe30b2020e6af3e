import { Notice } from '@/components/ui/notice';
import type { Operator } from '@/lib/env';
import { infoFrame } from '@/lib/texts/info/frame';

/** Where nobody has put a name to the terms, they bind nobody in particular, and say so. */
export function TemplateNotice({ operator }: { readonly operator: Operator }) {
  if (operator.name !== undefined) return null;
  return (
    <Notice tone="info" title={infoFrame.template.title}>
      {infoFrame.template.text}
    </Notice>
  );
}
