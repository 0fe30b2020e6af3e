import { invalidParameter, unsupported } from '../domain/faults';
import type { Metadata } from '../domain/objects';
import type { Form } from './form';

const names = (list: readonly string[]): string => list.join(', ');

/** `known` is what we take, `beyond` what Stripe would take as well but we do not. */
export const refuseUnknown = (
  form: Form,
  { known, beyond = [] }: { known: readonly string[]; beyond?: readonly string[] },
  prefix = '',
): void => {
  const given = Object.keys(form);
  const strange = given.filter((key) => !known.includes(key) && !beyond.includes(key));
  const named = strange.map((key) => (prefix === '' ? key : `${prefix}[${key}]`));
  if (named[0] !== undefined) {
    throw invalidParameter({
      message: `Received unknown parameter${named.length > 1 ? 's' : ''}: ${names(named)}`,
      code: 'parameter_unknown',
      param: named[0],
    });
  }
  const refused = given.find((key) => beyond.includes(key));
  if (refused !== undefined) throw unsupported(refused);
};

export const readString = (form: Form, param: string): string | undefined => {
  const value = form[param];
  if (value === undefined || typeof value === 'string') return value === '' ? undefined : value;
  throw invalidParameter({ message: 'Invalid string', param });
};

export const required = (form: Form, param: string): string => {
  const value = readString(form, param);
  if (value !== undefined) return value;
  throw invalidParameter({
    message: `Missing required param: ${param}.`,
    code: 'parameter_missing',
    param,
  });
};

const integer = (value: string, param: string): number => {
  if (/^-?\d{1,15}$/.test(value)) return Number(value);
  throw invalidParameter({
    message: `Invalid integer: ${value}`,
    code: 'parameter_invalid_integer',
    param,
  });
};

export const requiredInteger = (form: Form, param: string): number =>
  integer(required(form, param), param);

export const readInteger = (form: Form, param: string): number | undefined => {
  const value = readString(form, param);
  return value === undefined ? undefined : integer(value, param);
};

export const readBoolean = (form: Form, param: string): boolean => {
  const value = readString(form, param);
  if (value === undefined || value === 'false') return false;
  if (value === 'true') return true;
  throw invalidParameter({ message: `Invalid boolean: ${value}`, param });
};

export const readEnum = <const T extends string>(
  form: Form,
  param: string,
  allowed: readonly T[],
): T | undefined => {
  const value = readString(form, param);
  const found = allowed.find((each) => each === value);
  if (value === undefined || found !== undefined) return found;
  throw invalidParameter({
    message: `Invalid ${param}: must be one of ${names(allowed)}`,
    param,
  });
};

export const readUrl = (form: Form, param: string): string | undefined => {
  const value = readString(form, param);
  if (value === undefined) return undefined;
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  throw invalidParameter({ message: 'Not a valid URL', code: 'url_invalid', param });
};

export const readForm = (form: Form, param: string): Form | undefined => {
  const value = form[param];
  if (value === undefined || typeof value === 'object') return value;
  throw invalidParameter({ message: 'Invalid object', param });
};

export const readList = (form: Form, param: string): string[] =>
  Object.values(readForm(form, param) ?? {}).map((value) => {
    if (typeof value === 'string') return value;
    throw invalidParameter({ message: 'Invalid array', param });
  });

const keysMax = 50;
const keyLengthMax = 40;
const valueLengthMax = 500;

export const readMetadata = (form: Form): Metadata => {
  const given = form['metadata'] === '' ? [] : Object.entries(readForm(form, 'metadata') ?? {});
  const refuse = (message: string): never => {
    throw invalidParameter({ message, param: 'metadata' });
  };
  if (given.length > keysMax) refuse(`Metadata can have up to ${keysMax} keys.`);
  return Object.fromEntries(
    given.map(([key, value]) => {
      if (typeof value !== 'string') return refuse('Metadata values must be strings.');
      if (key.length > keyLengthMax) refuse(`Metadata keys have up to ${keyLengthMax} characters.`);
      if (value.length > valueLengthMax) {
        refuse(`Metadata values can have up to ${valueLengthMax} characters.`);
      }
      return [key, value] as const;
    }),
  );
};
