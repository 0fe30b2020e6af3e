import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { isDuplicateKey } from '@ticketing/common/store/mongo-errors';
import type { NewId } from '@ticketing/common/store/ids';
import type { Connection, Model } from 'mongoose';
import { claimOn } from '../domain/claims';
import { CLAIMS_INDEX } from './order-model';

interface ScratchDocument {
  _id: string;
  claims: string[];
}

export interface LockProof {
  model: Model<ScratchDocument>;
  /** @throws when this database lets two documents claim one unit */
  prove(): Promise<void>;
}

async function mustBeRefused(what: string, write: Promise<unknown>): Promise<void> {
  const accepted = await write.then(
    () => true,
    (error: unknown) => {
      if (isDuplicateKey(error)) return false;
      throw error;
    },
  );
  if (accepted) throw new Error(`this database accepts ${what}: it would sell a unit twice`);
}

/**
 * Tries to break the lock in a scratch collection with the very index that orders has. There are
 * "MongoDB-compatible" servers that accept a unique index on an array and do not keep it.
 */
export function createLockProof(connection: Connection, newId: NewId): LockProof {
  const model = defineModel<ScratchDocument>(connection, {
    name: 'lock_proof',
    fields: { claims: { type: [String], required: true } },
    indexes: [CLAIMS_INDEX],
  });
  const document = (ticketId: string, units: number[]): ScratchDocument => ({
    _id: newId(),
    claims: units.map((unit) => claimOn(ticketId, unit)),
  });

  return {
    model,
    async prove() {
      const ticketId = newId();
      const holder = document(ticketId, [0, 1]);
      const neighbour = document(ticketId, [2, 3]);
      const intruder = document(ticketId, [1, 4]);
      try {
        await model.create(holder);
        await model.create(neighbour);
        await mustBeRefused('an overlapping insert', model.create(intruder));
        const overlapping = { $set: { claims: intruder.claims } };
        await mustBeRefused(
          'an overlapping update',
          model.updateOne({ _id: neighbour._id }, overlapping),
        );
      } finally {
        const ids = [holder, neighbour, intruder].map(({ _id }) => _id);
        await model.deleteMany({ _id: { $in: ids } });
      }
    },
  };
}
