/** What several units cost. Goes through whole cents: `3 * 19.99` is not `59.97`. */
export function totalOf(price: number, quantity: number): number {
  return (Math.round(price * 100) * quantity) / 100;
}

/** Reads a price that somebody typed, with a point or a comma; `undefined` where it is none. */
export function parsePrice(text: string): number | undefined {
  const normal = text.trim().replace(',', '.');
  return /^\d{1,9}(\.\d{1,2})?$/.test(normal) ? Number(normal) : undefined;
}
