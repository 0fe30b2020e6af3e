import { invalidParameter } from '../domain/faults';

/** A form with nested keys: `a[b]=1&c[]=x` is `{ a: { b: '1' }, c: { 0: 'x' } }`. */
export interface Form {
  [key: string]: string | Form;
}

const keysMax = 500;
const depthMax = 5;

const emptyForm = (): Form => Object.create(null) as Form;

const pathOf = (name: string): string[] => {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  const [, head, rest = ''] = match ?? [];
  const path = [head ?? '', ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? '')];
  if (head !== undefined && path.length <= depthMax) return path;
  throw invalidParameter({ message: `Invalid parameter name: ${name}`, param: name });
};

const put = (form: Form, [key = '', ...rest]: string[], value: string): void => {
  const name = key === '' ? String(Object.keys(form).length) : key;
  if (rest.length === 0) {
    form[name] = value;
    return;
  }
  const existing = form[name];
  const child = typeof existing === 'object' ? existing : emptyForm();
  form[name] = child;
  put(child, rest, value);
};

export const parseForm = (text: string): Form => {
  const form = emptyForm();
  const pairs = [...new URLSearchParams(text)];
  if (pairs.length > keysMax) throw invalidParameter({ message: 'Too many parameters.' });
  for (const [name, value] of pairs) put(form, pathOf(name), value);
  return form;
};

/** The same text for the same parameters, in whatever order they came. */
export const canonicalForm = (form: Form): string =>
  JSON.stringify(
    Object.keys(form)
      .sort()
      .map((key) => {
        const value = form[key] ?? '';
        return [key, typeof value === 'string' ? value : canonicalForm(value)];
      }),
  );
