'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

/** Loaded when needed: the button is on every page, the HTTP client need not be. */
const loadCode = () =>
  Promise.all([
    import('@/lib/browser-api'),
    import('@/lib/api/users'),
    import('@/lib/form-errors'),
    import('@/lib/drafts'),
    import('@/lib/idempotency-keys'),
    import('@/lib/page-storage'),
  ]);

/** @returns what went wrong, in words, where something did */
async function endSession(): Promise<string | undefined> {
  const code = await loadCode().catch(() => undefined);
  if (code === undefined) return texts.errors.offline;
  const [{ browserApi }, { signOut }, { describeFault }, { browserDrafts }, keys, storage] = code;
  return signOut(browserApi()).then(() => {
    // Whoever sits here next finds nothing of it.
    browserDrafts().forgetAll();
    keys.forgetIdempotencyKeys(storage.pageStorage());
    return undefined;
  }, describeFault);
}

export function SignOutButton() {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const leave = async () => {
    setPending(true);
    setFailure(undefined);
    const problem = await endSession();
    if (problem === undefined) {
      // A whole new page: nothing of this session stays in memory.
      window.location.assign('/');
      return;
    }
    setFailure(problem);
    setPending(false);
  };
  return (
    <>
      {failure !== undefined && (
        <span role="alert" className="text-sm text-danger">
          {failure}
        </span>
      )}
      <Button variant="secondary" size="small" pending={pending} onClick={() => void leave()}>
        <LogOut aria-hidden /> {texts.nav.signOut}
      </Button>
    </>
  );
}
