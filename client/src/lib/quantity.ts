/** One more or one fewer than what is typed, and never beyond what can be had. */
export function stepQuantity(typed: string, by: 1 | -1, max: number): string {
  const current = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : 0;
  return String(Math.min(Math.max(current + by, 1), max));
}
