/**
 * Called where a crash would come at the worst moment: between two effects that belong together. The
 * names are those of `docs/adr/0007-crash-points.md`.
 */
export type Checkpoint = (name: string) => void;

/** Does nothing. The product has no other: whoever wants to crash there brings one from outside. */
export function noCheckpoint(_name: string): void {
  // Nothing happens here, whichever point it is.
}
