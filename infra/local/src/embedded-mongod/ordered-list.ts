const CHUNK_LENGTH_MAX = 512;

/** Tells where an item is: before the wanted stretch or not. Must be monotonic in the list's order. */
export type IsBefore<Item> = (item: Item) => boolean;

export interface OrderedList<Item> {
  insert(item: Item): void;
  remove(item: Item): void;
  /** Items from the first that is not before `start` to the last that is before `end`. */
  between(start: IsBefore<Item>, end: IsBefore<Item>, isReverse?: boolean): Generator<Item>;
}

function firstNot<Item>(items: readonly Item[], isBefore: IsBefore<Item>): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(items[middle] as Item)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Sorted chunks: an insert moves at most one chunk's items, a lookup is two binary searches. */
export function createOrderedList<Item>(compare: (a: Item, b: Item) => number): OrderedList<Item> {
  const chunks: Item[][] = [[]];

  function seek(isBefore: IsBefore<Item>): { chunk: number; offset: number } {
    const chunk = firstNot(chunks, (items) => items.length > 0 && isBefore(items.at(-1) as Item));
    return { chunk, offset: firstNot(chunks[chunk] ?? [], isBefore) };
  }

  return {
    insert(item) {
      const found = seek((other) => compare(other, item) < 0);
      const chunk = Math.min(found.chunk, chunks.length - 1);
      const items = chunks[chunk] ?? [];
      items.splice(chunk === found.chunk ? found.offset : items.length, 0, item);
      if (items.length > CHUNK_LENGTH_MAX)
        chunks.splice(chunk + 1, 0, items.splice(CHUNK_LENGTH_MAX / 2));
    },
    remove(item) {
      const { chunk, offset } = seek((other) => compare(other, item) < 0);
      const items = chunks[chunk];
      if (items?.[offset] === undefined || compare(items[offset], item) !== 0) return;
      items.splice(offset, 1);
      if (items.length === 0 && chunks.length > 1) chunks.splice(chunk, 1);
    },
    *between(start, end, isReverse = false) {
      const [from, to] = [seek(start), seek(end)];
      const count = to.chunk - from.chunk;
      for (let step = 0; step <= count; step += 1) {
        const chunk = isReverse ? to.chunk - step : from.chunk + step;
        const items = (chunks[chunk] ?? []).slice(
          chunk === from.chunk ? from.offset : 0,
          chunk === to.chunk ? to.offset : undefined,
        );
        yield* isReverse ? items.reverse() : items;
      }
    },
  };
}
