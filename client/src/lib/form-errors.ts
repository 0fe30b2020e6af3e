import { ApiError } from './api-error';
import { texts } from './texts';

/** A refusal, sorted to where it belongs: next to its field, or above the form. */
export interface FormErrors<Field extends string> {
  readonly fields: ReadonlyMap<Field, string>;
  readonly form: readonly string[];
}

/** A refusal that is about no field. */
export function formErrors(form: readonly string[]): FormErrors<never> {
  return { fields: new Map<never, string>(), form };
}

/**
 * Sorts what the API complains about. A complaint about a field that the form does not have is
 * shown above the form: none is ever lost.
 */
export function toFormErrors<Field extends string>(
  fault: unknown,
  known: readonly Field[],
): FormErrors<Field> {
  if (!(fault instanceof ApiError) || fault.complaints.length === 0) {
    return formErrors([describeFault(fault)]);
  }
  if (fault.status >= 500 || fault.status === 429) {
    return formErrors([describeFault(fault)]);
  }
  const fields = new Map<Field, string>();
  const form: string[] = [];
  for (const { message, field } of fault.complaints) {
    const target = known.find((name) => name === field);
    if (target === undefined) form.push(message);
    else if (!fields.has(target)) fields.set(target, message);
  }
  return { fields, form };
}

/** Any fault in words for people. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof ApiError)) return texts.errors.unexpected;
  if (fault.status === 0) return texts.errors.offline;
  if (fault.status === 429) return texts.errors.tooManyTries;
  if (fault.status === 503) return texts.errors.busy;
  if (fault.status >= 500) return texts.errors.unexpected;
  return fault.complaints[0]?.message ?? texts.errors.unexpected;
}
