import { createHash } from 'node:crypto';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

const SHARES = 1_000_000;

/** Draws that repeat with the seed. */
export interface Chance {
  /** A whole number, both bounds included. */
  int(from: number, to: number): number;
  /** A number from 0 to 1. */
  share(): number;
  happens(share: number): boolean;
  pick<T>(values: readonly [T, ...T[]]): T;
  /** One of the names, each as often as its weight says. */
  weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name;
}

function numberOf(seed: number, name: string): number {
  return createHash('sha256').update(`${seed}:${name}`).digest().readInt32LE();
}

/**
 * A generator of its own for everything that has a name, so that what one person draws never depends on
 * how far the others are.
 */
export function chanceOf(seed: number, name: string): Chance {
  const generator = xoroshiro128plus(numberOf(seed, name));
  const int: Chance['int'] = (from, to) => uniformInt(generator, from, to);
  const share = (): number => int(0, SHARES) / SHARES;
  return {
    int,
    share,
    happens: (wanted) => int(1, SHARES) <= wanted * SHARES,
    pick: (values) => values[int(0, values.length - 1)] ?? values[0],
    weighted<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
      const names = Object.keys(weights) as Name[];
      const total = names.reduce((sum, name) => sum + weights[name], 0);
      let left = int(1, total);
      for (const name of names) {
        left -= weights[name];
        if (left <= 0) return name;
      }
      throw new RangeError('weights must be whole numbers with a sum above zero');
    },
  };
}
