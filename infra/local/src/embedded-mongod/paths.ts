import { isDoc, orderKey, type Doc } from './values';

export type SortSpec = Readonly<Record<string, 1 | -1>>;

/** The values at a path, arrays on the way entered; `undefined` stands for missing. */
export function* valuesAt(node: unknown, path: string[]): Generator {
  const [part, ...rest] = path;
  if (part === undefined) yield node;
  else if (isDoc(node)) yield* valuesAt(Object.hasOwn(node, part) ? node[part] : undefined, rest);
  else if (Array.isArray(node)) {
    if (/^\d+$/.test(part) && Number(part) < node.length) yield* valuesAt(node[Number(part)], rest);
    for (const item of node) if (isDoc(item)) yield* valuesAt(item, path);
  } else yield undefined;
}

/** What an index or a sort sees: null for missing, each element of an array, undefined for []. */
export function keysAt(doc: Doc, path: string[]): unknown[] {
  const keys = [...valuesAt(doc, path)].flatMap((value): unknown[] => {
    if (!Array.isArray(value)) return [value ?? null];
    return value.length > 0 ? value : [undefined];
  });
  return keys.length > 0 ? keys : [null];
}

/** The key that sorts the other way round. */
export const inverted = (key: string): string =>
  key.replace(/[^]/g, (unit) => String.fromCharCode(0xffff - unit.charCodeAt(0)));

/** Sorts by the smallest (ascending) or greatest (descending) value of each field. */
export function sortDocs(docs: Doc[], spec: SortSpec): Doc[] {
  const keyed = docs.map((doc) => {
    const keys = Object.entries(spec).map(([name, way]) => {
      const all = keysAt(doc, name.split('.')).map(orderKey);
      return (way === 1 ? all : all.map(inverted)).sort()[0];
    });
    return { doc, key: keys.join('') };
  });
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ doc }) => doc);
}
