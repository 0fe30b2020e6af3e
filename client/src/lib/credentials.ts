import { z } from 'zod';
import { texts } from './texts';

/** In characters as people count them. The API's own limits. */
export const PASSWORD_MIN = 8;
export const PASSWORD_MAX = 128;
// Lenient on purpose: the API judges, this only catches slips of the finger.
const LOOKS_LIKE_EMAIL = /^\s*\S+@\S+\s*$/;
const words = texts.auth;

/** An existing password is never judged by today's rules, only a new one. */
export function credentialsSchema(purpose: 'signin' | 'signup') {
  const lengthOf = (password: string) => Array.from(password).length;
  const password =
    purpose === 'signin'
      ? z.string().min(1, words.passwordMissing)
      : z
          .string()
          .refine((text) => lengthOf(text) >= PASSWORD_MIN, words.passwordError)
          .refine((text) => lengthOf(text) <= PASSWORD_MAX, words.passwordError);
  return z.object({
    email: z.string().regex(LOOKS_LIKE_EMAIL, words.emailError),
    password,
  });
}
