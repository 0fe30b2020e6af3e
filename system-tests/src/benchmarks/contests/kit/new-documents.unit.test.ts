import type { Connection } from 'mongoose';
import { newerThanNow, untilAllFollow } from './new-documents';

/** A database in which so many documents are found, one look after the other. */
function counting(...counts: number[]): Connection {
  const countDocuments = () => Promise.resolve(counts.length > 1 ? counts.shift() : counts[0]);
  return { collection: () => ({ countDocuments }) } as unknown as Connection;
}

describe('the documents of a round', () => {
  it('are those whose ids are newer than its beginning', async () => {
    const asked: unknown[] = [];
    const countDocuments = (filter: object) => Promise.resolve(asked.push(filter));
    const connection = { collection: () => ({ countDocuments }) } as unknown as Connection;
    jest.useFakeTimers({ now: 0x65_00_00_00 * 1_000 });
    try {
      await newerThanNow().count(connection, 'orders');
    } finally {
      jest.useRealTimers();
    }
    expect(asked).toEqual([{ _id: { $gt: '650000000000000000000000' } }]);
  });

  it('are waited for until everybody who follows has one for each order', async () => {
    const followers = [
      { connection: counting(1, 3), collection: 'timers' },
      { connection: counting(3), collection: 'orders' },
    ];
    const orders = counting(3);
    await untilAllFollow(newerThanNow(), { orders, followers }, 5_000);
    const late = [{ connection: counting(2), collection: 'timers' }];
    await expect(untilAllFollow(newerThanNow(), { orders, followers: late }, 1)).rejects.toThrow(
      'each order is in timers',
    );
  });
});
