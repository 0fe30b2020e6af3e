import { refuse } from './errors';
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

/** Sorts by the smallest (ascending) or greatest (descending) value of each field. */
export function sortDocs(docs: Doc[], spec: SortSpec): Doc[] {
  const fields = Object.entries(spec).map(([name, way]) => ({ path: name.split('.'), way }));
  const keyed = docs.map((doc) => {
    const sorted = fields.map(({ path }) => keysAt(doc, path).map(orderKey).sort());
    return { doc, keys: sorted.map((keys, at) => keys.at(fields[at]?.way === 1 ? 0 : -1) ?? '') };
  });
  keyed.sort((a, b) => {
    const at = a.keys.findIndex((key, index) => key !== b.keys[index]);
    return ((a.keys[at] ?? '') < (b.keys[at] ?? '') ? -1 : 1) * (fields[at]?.way ?? 0);
  });
  return keyed.map(({ doc }) => doc);
}

/** A projection of whole fields, all in or all out, and of `_id` either way. */
export function project(doc: Doc, { _id: id, ...fields }: Doc): Doc {
  const flags = Object.values(fields);
  const isIn = Boolean(flags[0] ?? id);
  const isPlain = (flag: unknown) => [0, 1].includes(Number(flag)) && Boolean(flag) === isIn;
  if (!flags.every(isPlain) || /[.$]/.test(Object.keys(fields).join()))
    refuse('BadValue', 'embedded-mongod serves projections of whole fields, in or out');
  const isListed = (name: string) => (name === '_id' ? Boolean(id ?? 1) === isIn : name in fields);
  return Object.fromEntries(Object.entries(doc).filter(([name]) => isListed(name) === isIn));
}
