import { compare, isDoc, type Doc } from './values';

export type Path = readonly string[];
export type SortSpec = Record<string, 1 | -1>;

const isPosition = (part: string | undefined): part is string =>
  part !== undefined && /^\d+$/.test(part);

/** Whether a value at the path passes, arrays on the way entered; `undefined` stands for missing. */
export function someAt(
  node: unknown,
  path: Path,
  passes: (value: unknown) => boolean,
  depth = 0,
): boolean {
  const part = path[depth];
  if (part === undefined) return passes(node);
  if (isDoc(node))
    return someAt(Object.hasOwn(node, part) ? node[part] : undefined, path, passes, depth + 1);
  if (!Array.isArray(node)) return passes(undefined);
  const items: unknown[] = node;
  if (
    isPosition(part) &&
    Number(part) < items.length &&
    someAt(items[Number(part)], path, passes, depth + 1)
  )
    return true;
  return items.some((item) => isDoc(item) && someAt(item, path, passes, depth));
}

/** The same, the elements of an array at the end of the path included. */
export function someOrElementAt(
  node: unknown,
  path: Path,
  passes: (value: unknown) => boolean,
): boolean {
  return someAt(
    node,
    path,
    (value) => passes(value) || (Array.isArray(value) && value.some(passes)),
  );
}

export interface Keys {
  values: unknown[];
  isMultikey: boolean;
}

/** What an index or a sort sees at a path: each element of an array, null for missing, undefined for []. */
export function keysAt(node: unknown, path: Path, depth = 0): Keys {
  const part = path[depth];
  if (Array.isArray(node)) {
    const items: unknown[] = node;
    if (part === undefined)
      return { values: items.length > 0 ? items : [undefined], isMultikey: true };
    if (isPosition(part) && Number(part) < items.length)
      return keysAt(items[Number(part)], path, depth + 1);
    const values = items.flatMap((item) =>
      isDoc(item) ? keysAt(item, path, depth).values : [null],
    );
    return { values: values.length > 0 ? values : [null], isMultikey: true };
  }
  if (part === undefined) return { values: [node === undefined ? null : node], isMultikey: false };
  if (!isDoc(node) || !Object.hasOwn(node, part)) return { values: [null], isMultikey: false };
  return keysAt(node[part], path, depth + 1);
}

/** Sorts by the smallest (ascending) or greatest (descending) value of each field. */
export function sortDocs(docs: Iterable<Doc>, spec: SortSpec): Doc[] {
  const fields = Object.entries(spec).map(([field, direction]) => ({
    path: field.split('.'),
    direction,
  }));
  const keyed = [...docs].map((doc) => ({
    doc,
    key: fields.map(({ path, direction }) =>
      keysAt(doc, path).values.reduce((a, b) => (compare(a, b) * direction <= 0 ? a : b)),
    ),
  }));
  keyed.sort((a, b) => {
    for (const [index, { direction }] of fields.entries()) {
      const order = compare(a.key[index], b.key[index]) * direction;
      if (order) return order;
    }
    return 0;
  });
  return keyed.map(({ doc }) => doc);
}

type Tree = Map<string, Tree | undefined>;

function prune(value: unknown, tree: Tree, isInclusion: boolean): unknown {
  if (Array.isArray(value)) {
    const items: unknown[] = isInclusion
      ? value.filter((item) => typeof item === 'object' && item !== null)
      : value;
    return items.map((item) => prune(item, tree, isInclusion));
  }
  if (!isDoc(value)) return isInclusion ? undefined : value;
  const pruned: Doc = {};
  for (const [key, inner] of Object.entries(value)) {
    const subtree = tree.get(key);
    const kept = subtree
      ? prune(inner, subtree, isInclusion)
      : tree.has(key) === isInclusion
        ? inner
        : undefined;
    if (kept !== undefined) pruned[key] = kept;
  }
  return pruned;
}

/** A projection that includes or excludes fields; `inspect` has refused everything else. */
export function compileProjection(projection: Doc): (doc: Doc) => Doc {
  const { _id: id = 1, ...fields } = projection;
  const values = Object.values(fields);
  const isInclusion = values.length > 0 ? Boolean(values[0]) : Boolean(projection['_id'] ?? 0);
  const root: Tree = new Map();
  for (const field of [...Object.keys(fields), ...(Boolean(id) === isInclusion ? ['_id'] : [])]) {
    let tree = root;
    const path = field.split('.');
    for (const part of path.slice(0, -1)) {
      const next = tree.get(part) ?? (new Map() as Tree);
      tree.set(part, next);
      tree = next;
    }
    tree.set(path.at(-1) ?? field, undefined);
  }
  return (doc) => prune(doc, root, isInclusion) as Doc;
}
