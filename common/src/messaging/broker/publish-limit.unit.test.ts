import { BusUnavailable } from '../../errors';
import { createPublishLimit } from './publish-limit';

const never = () => new Promise<void>(() => undefined);

describe('the publish limit', () => {
  it('resolves with the confirmation', async () => {
    const limit = createPublishLimit({ inFlightMax: 1, timeoutMs: 1_000 });
    await expect(limit.run(() => Promise.resolve())).resolves.toBeUndefined();
    await expect(limit.run(() => Promise.resolve())).resolves.toBeUndefined();
  });

  it('refuses at once what is over the limit', async () => {
    const limit = createPublishLimit({ inFlightMax: 1, timeoutMs: 1_000 });
    const first = limit.run(never);
    const sent = jest.fn(never);
    await expect(limit.run(sent)).rejects.toThrow(BusUnavailable);
    expect(sent).not.toHaveBeenCalled();
    limit.failAll('end of test');
    await expect(first).rejects.toThrow('end of test');
  });

  it('gives up after its time', async () => {
    const limit = createPublishLimit({ inFlightMax: 1, timeoutMs: 10 });
    await expect(limit.run(never)).rejects.toThrow('did not confirm in time');
    await limit.idle();
  });

  it('keeps the cause of a failure', async () => {
    const limit = createPublishLimit({ inFlightMax: 1, timeoutMs: 1_000 });
    const cause = new Error('no space left');
    const failed = limit.run(() => Promise.reject(cause));
    await expect(failed).rejects.toMatchObject({ code: 'bus-unavailable', cause });
  });

  it('fails all that wait on a loss, and believes no confirmation that comes after it', async () => {
    const limit = createPublishLimit({ inFlightMax: 2, timeoutMs: 1_000 });
    let confirm: () => void = () => undefined;
    const late = limit.run(
      () =>
        new Promise((resolve) => {
          confirm = resolve;
        }),
    );
    limit.failAll('the connection was lost');
    confirm();
    await expect(late).rejects.toThrow('the connection was lost');
    await limit.idle();
  });
});
