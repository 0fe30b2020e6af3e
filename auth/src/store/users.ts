import { DuplicateKey } from '@ticketing/common/errors';
import { defineModel } from '@ticketing/common/store/aggregate-schema';
import { isDuplicateKey } from '@ticketing/common/store/mongo-errors';
import type { Connection, Model } from 'mongoose';
import type { User } from '../domain/user';

type UserDocument = Omit<User, 'id'> & { _id: string };

export interface Users {
  findByEmail(email: string): Promise<User | undefined>;
  /** @throws {DuplicateKey} when the e-mail address has an account: the unique index decides */
  insert(user: User): Promise<void>;
  replaceHash(id: string, hashes: { from: string; to: string }): Promise<void>;
}

export function defineUserModel(connection: Connection): Model<UserDocument> {
  return defineModel<UserDocument>(connection, {
    name: 'users',
    fields: {
      email: { type: String, required: true },
      passwordHash: { type: String, required: true },
      createdAt: { type: Date, required: true },
    },
    indexes: [{ keys: { email: 1 }, unique: true }],
  });
}

export function createUsers(model: Model<UserDocument>): Users {
  return {
    async findByEmail(email) {
      const found = await model.findOne({ email }).lean();
      if (!found) return undefined;
      const { _id: id, ...fields } = found;
      return { id, ...fields };
    },
    async insert({ id, ...fields }) {
      try {
        await model.create({ _id: id, ...fields });
      } catch (error) {
        if (isDuplicateKey(error)) throw new DuplicateKey('the e-mail is taken', { cause: error });
        throw error;
      }
    },
    async replaceHash(id, { from, to }) {
      await model.updateOne({ _id: id, passwordHash: from }, { $set: { passwordHash: to } });
    },
  };
}
