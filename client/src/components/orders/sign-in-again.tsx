import { Button } from '@/components/ui/button';
import { LiveRegion } from '@/components/ui/live-region';
import { Notice } from '@/components/ui/notice';
import { signInPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';

interface SignInAgainProps {
  readonly shown: boolean;
  /** Where to come back to. */
  readonly path: string;
  readonly text: string;
}

/** The session ended while the page was open: what is shown may be old, and nothing can be done. */
export function SignInAgain({ shown, path, text }: SignInAgainProps) {
  return (
    <LiveRegion>
      {shown && (
        <Notice tone="warning" title={texts.order.signInAgain} silent>
          <div className="grid justify-items-start gap-3">
            {text}
            <Button asChild size="small">
              <a href={signInPath(path)}>{texts.nav.signIn}</a>
            </Button>
          </div>
        </Notice>
      )}
    </LiveRegion>
  );
}
