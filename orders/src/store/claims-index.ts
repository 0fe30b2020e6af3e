import { createHash } from 'node:crypto';
import type { AggregateDocument } from '@ticketing/common/store/aggregate-schema';
import type { Model } from 'mongoose';
import { claimedUnit } from '../domain/claims';
import { holdersOf, holdersOfUnits, type OrderQuery } from './order-queries';

/** What one look at the index showed of a ticket's units. */
export interface Look {
  isHeld(unit: number): boolean;
  /** Equal for two looks when the same orders held the same units in both. */
  fingerprint: string;
}

/** The index on claims: the only thing that knows which units are free. */
export interface ClaimsIndex {
  look(ticketId: string): Promise<Look>;
  /** Which of these units are held. */
  held(ticketId: string, units: readonly number[]): Promise<Set<number>>;
}

interface Holder {
  _id: string;
  claims: string[];
  rescued?: boolean;
}

/**
 * An order that has given up its units takes units again in one case only, and once: it is rescued. It
 * counts as another one from then on.
 */
function holderOf({ _id, rescued }: Holder): string {
  return rescued === true ? `${_id} rescued` : _id;
}

export function createClaimsIndex(model: Model<AggregateDocument>): ClaimsIndex {
  async function holders(
    ticketId: string,
    { filter }: OrderQuery,
    options: { batchSize?: number } = {},
  ): Promise<Map<number, string>> {
    const fields = { claims: 1, rescued: 1 };
    const found = await model.find(filter, fields, options).lean<Holder[]>();
    const byUnit = new Map<number, string>();
    for (const holder of found) {
      for (const claim of holder.claims) {
        const unit = claimedUnit(ticketId, claim);
        if (unit !== undefined) byUnit.set(unit, holderOf(holder));
      }
    }
    return byUnit;
  }

  return {
    async look(ticketId) {
      const byUnit = await holders(ticketId, holdersOf(ticketId));
      const lines = [...byUnit].sort(([a], [b]) => a - b).join('\n');
      return {
        isHeld: (unit) => byUnit.has(unit),
        fingerprint: createHash('sha256').update(lines).digest('base64'),
      };
    },
    async held(ticketId, units) {
      // More than can be found: all of it in one answer.
      const batchSize = units.length + 1;
      const byUnit = await holders(ticketId, holdersOfUnits(ticketId, units), { batchSize });
      return new Set(byUnit.keys());
    },
  };
}
