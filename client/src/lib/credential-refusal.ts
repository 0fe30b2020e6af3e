import { hasStatus } from './api-error';
import type { FormErrors } from './form-errors';
import { formErrors, toFormErrors } from './form-errors';
import { texts } from './texts';

export const CREDENTIAL_FIELDS = ['email', 'password'] as const;
export type CredentialField = (typeof CREDENTIAL_FIELDS)[number];

// The API's own words, see the HTTP contract: it gives no code.
const EMAIL_TAKEN = 'Email in use';
const MISMATCH = 'Invalid credentials';

/** Why signing in or up was refused, and what to do about it. */
export interface CredentialRefusal extends FormErrors<CredentialField> {
  /** There is an account with this e-mail: signing in may be what was meant. */
  readonly emailTaken: boolean;
  /** The field to go on with. */
  readonly focus: CredentialField | undefined;
}

export function explainRefusal(fault: unknown): CredentialRefusal {
  if (hasStatus(fault, 429)) {
    return { ...formErrors([texts.auth.throttled]), emailTaken: false, focus: undefined };
  }
  const { fields, form } = toFormErrors(fault, CREDENTIAL_FIELDS);
  const isMismatch = form.includes(MISMATCH);
  return {
    fields,
    form: isMismatch ? [texts.auth.mismatch] : form,
    emailTaken: fields.get('email') === EMAIL_TAKEN,
    focus:
      CREDENTIAL_FIELDS.find((name) => fields.has(name)) ?? (isMismatch ? 'password' : undefined),
  };
}
