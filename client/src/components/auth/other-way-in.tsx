import Link from 'next/link';
import { signInPath, signUpPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';
import type { Purpose } from './use-enter';

const words = texts.auth;
const other = {
  signin: { question: words.noAccount, label: words.toSignUp, pathTo: signUpPath },
  signup: { question: words.haveAccount, label: words.toSignIn, pathTo: signInPath },
} as const;

interface OtherWayInProps {
  readonly purpose: Purpose;
  readonly next: string;
  readonly onFollow: () => void;
}

/** The same way on, by the other form. */
export function OtherWayIn({ purpose, next, onFollow }: OtherWayInProps) {
  const { question, label, pathTo } = other[purpose];
  return (
    <p className="border-t border-line pt-5 text-muted">
      {question}{' '}
      <Link
        href={pathTo(next)}
        onClick={onFollow}
        className="font-medium text-accent underline underline-offset-4 hover:text-accent-strong"
      >
        {label}
      </Link>
    </p>
  );
}
