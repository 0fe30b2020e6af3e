import Link from 'next/link';
import { signInPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';

const words = texts.auth;

interface EmailTakenProps {
  readonly shown: boolean;
  readonly next: string;
  readonly onFollow: () => void;
}

/** The way on for whoever has an account already: to the other form, with the e-mail filled in. */
export function EmailTaken({ shown, next, onFollow }: EmailTakenProps) {
  return (
    <p aria-live="polite" className="text-sm empty:absolute">
      {shown && (
        <>
          {words.emailTaken}{' '}
          <Link
            href={signInPath(next)}
            onClick={onFollow}
            className="font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
          >
            {words.emailTakenAction}
          </Link>
        </>
      )}
    </p>
  );
}
