/** An account. The password is kept as a salted hash only. */
export interface User {
  id: string;
  email: string;
  passwordHash: string;
  createdAt: Date;
}

const EMAIL_LENGTH_MAX = 254;

/**
 * One `@`, something before it, a domain of dot-separated labels behind it, no blanks. Whether mail
 * arrives is another question.
 */
const EMAIL =
  /^[^\s\p{Cc}@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u;

/** The one spelling under which an e-mail address is kept and looked up. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** @param email in its normalized spelling */
export function isEmail(email: string): boolean {
  return email.length <= EMAIL_LENGTH_MAX && EMAIL.test(email) && !email.includes('..');
}
