'use client';

import { LogOut } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { texts } from '@/lib/texts';

export function SignOutButton() {
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<string>();
  const leave = async () => {
    setPending(true);
    setFailure(undefined);
    // Loaded when needed: the button is on every page, the HTTP client need not be.
    const [{ browserApi }, { signOut }, { describeFault }] = await Promise.all([
      import('@/lib/browser-api'),
      import('@/lib/api/users'),
      import('@/lib/form-errors'),
    ]);
    try {
      await signOut(browserApi());
      // A whole new page: nothing of this session stays in memory.
      window.location.assign('/');
    } catch (fault) {
      setFailure(describeFault(fault));
      setPending(false);
    }
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
