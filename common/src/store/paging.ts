/** Where a page ends: the value that the list is sorted by, and the id that makes it unambiguous. */
export interface Position {
  value: string | number;
  id: string;
}

export interface Page {
  limit: number;
  after?: Position;
}

/** A page of rows, and where the next one starts if there is one. */
export interface PageOf<Row> {
  rows: Row[];
  next?: Position;
}

/**
 * The condition for rows that come after a position in a list sorted by `field`, then by `_id` in the
 * same direction. Its first part bounds the index scan, its second skips the rows of the same value.
 */
export function afterPosition(
  field: string,
  direction: 1 | -1,
  value: unknown,
  id: string,
): Record<string, unknown> {
  const [beyond, atOrBeyond] = direction === 1 ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return {
    [field]: { [atOrBeyond]: value },
    $or: [{ [field]: { [beyond]: value } }, { _id: { [beyond]: id } }],
  };
}

/** Cuts `limit + 1` rows that were read into a page and the position after it. */
export function cutPage<Row>(
  found: Row[],
  limit: number,
  position: (row: Row) => Position,
): PageOf<Row> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return found.length > limit && last ? { rows, next: position(last) } : { rows };
}
