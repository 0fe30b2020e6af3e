import type { Window } from '../shop/failed-requests';

/** Something that was done to the platform, and when. */
export interface Happened extends Window {
  mayBeNoticed: boolean;
  /** Why it could not be done. */
  fault?: string;
  /** How often it was done before, which showed nothing. */
  repeats?: number;
}
