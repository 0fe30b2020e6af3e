import type { Chance } from './chance';

/** How a purchase goes on after the order was placed, and how often of a hundred. */
export const ENDINGS = {
  'pay-at-once': 32,
  'pay-in-browser': 12,
  /** Confirms around the moment at which the order expires. */
  'pay-in-browser-late': 12,
  /** Confirms in time, but the bank answers when the order may have expired. */
  'pay-at-a-slow-bank': 8,
  'pay-in-two-tabs': 8,
  'declined-then-good-card': 6,
  'cancel-before-payment': 5,
  'cancel-during-payment': 5,
  'cancel-after-payment': 4,
  'let-expire': 8,
} as const;

export type Ending = keyof typeof ENDINGS;

export interface PurchasePlan {
  /** Which listing: 0 is the hottest of those on sale, 1 the coldest. */
  heat: number;
  quantity: number;
  /** Says which price was seen, so that another one is refused. */
  namesPrice: boolean;
  ending: Ending;
  /** Before each step that takes a person a moment. */
  thinkMs: number;
  /** For what is timed to the end of the order window. */
  lateByMs: number;
  /** Also lets the intent stay open, reads the payments, …: what may be done or left out. */
  isThorough: boolean;
  /** Until the next purchase, as a share of the mean. */
  restShare: number;
}

/** The higher, the more people want the same few listings. */
const SKEW = 2.5;
/** An order expires half a second after its window by the timer, or when it is swept. */
const LATE_MS = { from: -400, to: 1_100 };

/** Everything that a buyer decides about one purchase, whatever happens in it. */
export function planPurchase(chance: Chance): PurchasePlan {
  return {
    heat: chance.share() ** SKEW,
    quantity: Number(chance.weighted({ 1: 60, 2: 25, 3: 15 })),
    namesPrice: chance.happens(0.4),
    ending: chance.weighted(ENDINGS),
    thinkMs: chance.int(20, 400),
    lateByMs: chance.int(LATE_MS.from, LATE_MS.to),
    isThorough: chance.happens(0.5),
    restShare: chance.share() * 2,
  };
}

export function atHeat<T>(values: readonly T[], heat: number): T | undefined {
  return values[Math.min(Math.floor(heat * values.length), values.length - 1)];
}

/** So that some of the hot listings have a single unit, and some have many. */
const SINGLE_UNIT_EVERY = 3;

/**
 * Spreads units over listings: every third has a single one, the others share the rest, and every
 * listing has at least one.
 */
export function spreadUnits(units: number, listings: number, chance: Chance): number[] {
  if (listings < 1 || units < listings) {
    throw new RangeError(`${units} units can not be spread over ${listings} listings`);
  }
  const quantities = Array.from({ length: listings }, () => 1);
  const larger = [...quantities.keys()].filter((index) => (index + 1) % SINGLE_UNIT_EVERY !== 0);
  for (let left = units - listings; left > 0; left -= 1) {
    const index = larger[chance.int(0, larger.length - 1)] ?? 0;
    quantities[index] = (quantities[index] ?? 0) + 1;
  }
  return quantities;
}

const REQUESTS_PER_PURCHASE = 5;
const REQUESTS_PER_SECOND = 60;

/** The mean time from one purchase of a buyer to the next, so that all of them make a steady load. */
export function purchaseEveryMs(buyers: number, requestsPerSecond = REQUESTS_PER_SECOND): number {
  return (buyers * REQUESTS_PER_PURCHASE * 1_000) / requestsPerSecond;
}
