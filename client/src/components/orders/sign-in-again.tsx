import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { signInPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';

/** The session ended while the page was open: what is shown may be old, and nothing can be done. */
export function SignInAgain({ path }: { readonly path: string }) {
  return (
    <Notice tone="warning" title={texts.order.signInAgain}>
      <div className="grid justify-items-start gap-3">
        {texts.order.signInAgainText}
        <Button asChild size="small">
          <a href={signInPath(path)}>{texts.nav.signIn}</a>
        </Button>
      </div>
    </Notice>
  );
}
