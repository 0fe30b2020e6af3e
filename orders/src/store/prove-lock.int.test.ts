import { newId } from '@ticketing/common/store/ids';
import { openTestStore, type TestStore } from '@ticketing/common/testing/store';
import { createLockProof } from './prove-lock';

describe('the proof of the lock', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  it('passes where the index is kept, again and again, and leaves nothing behind', async () => {
    const proof = createLockProof(store.connection, newId);
    await proof.model.createIndexes();
    await proof.prove();
    await Promise.all([proof.prove(), proof.prove()]);
    expect(await proof.model.countDocuments({})).toBe(0);
  });

  it('fails where nothing refuses a second claim on a unit', async () => {
    const proof = createLockProof(store.connection, newId);
    await expect(proof.prove()).rejects.toThrow('accepts an overlapping insert');
    expect(await proof.model.countDocuments({})).toBe(0);
  });

  it('does not take another fault for a refusal', async () => {
    const proof = createLockProof(store.connection, newId);
    await store.connection.close();
    await expect(proof.prove()).rejects.toThrow();
    store = await openTestStore(store.uri);
  });
});
