import { ApiError } from './api-error';
import { texts } from './texts';

// What the API says with these is meant for the person who asked.
const SPEAK_FOR_THEMSELVES = new Set([400, 402, 409, 422]);
const wordsFor: Readonly<Record<number, string>> = {
  401: texts.errors.signInAgain,
  403: texts.errors.gone,
  404: texts.errors.gone,
  429: texts.errors.tooManyTries,
  503: texts.errors.busy,
};

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
  if (!(fault instanceof ApiError) || !SPEAK_FOR_THEMSELVES.has(fault.status)) {
    return formErrors([describeFault(fault)]);
  }
  if (fault.complaints.length === 0) return formErrors([texts.errors.unexpected]);
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
  const saidByApi = SPEAK_FOR_THEMSELVES.has(fault.status)
    ? fault.complaints[0]?.message
    : undefined;
  return saidByApi ?? wordsFor[fault.status] ?? texts.errors.unexpected;
}
