import { writeReplica } from './raw-replica';

/** Notes what is asked of it. @param matchedCount how many older documents it has */
function recording(matchedCount: number) {
  const asked: string[] = [];
  return {
    asked,
    insertOne: () => Promise.resolve(asked.push('insert')),
    replaceOne: () => {
      asked.push('replace older');
      return Promise.resolve({ matchedCount });
    },
  };
}

describe('the raw writes of a copy', () => {
  it.each([
    { what: 'a first version', version: 0, matchedCount: 0, writes: ['insert'] },
    { what: 'a later version', version: 3, matchedCount: 1, writes: ['replace older'] },
    {
      what: 'a later version of something new',
      version: 3,
      matchedCount: 0,
      writes: ['replace older', 'insert'],
    },
  ])('of $what are those of a service', async ({ version, matchedCount, writes }) => {
    const copies = recording(matchedCount);
    await writeReplica(copies, { _id: 'a', version });
    expect(copies.asked).toEqual(writes);
  });
});
