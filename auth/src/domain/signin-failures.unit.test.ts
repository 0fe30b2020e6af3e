import { failureKeys, secondsToWait } from './signin-failures';

const now = new Date('2026-01-01T00:00:00.000Z');
const soon = new Date('2026-01-01T00:01:30.000Z');
const limits = { perAccountMax: 10, perAddressMax: 100 };
const [account = '', address = ''] = failureKeys({ email: 'ada@example.com', address: '10.0.0.1' });

describe('failed sign-ins', () => {
  it('count against the account from that address and against the address', () => {
    expect(account).not.toBe(failureKeys({ email: 'ada@example.com', address: '10.0.0.2' })[0]);
    expect(address).toBe(failureKeys({ email: 'bob@example.com', address: '10.0.0.1' })[1]);
  });

  it('do not keep anybody out below the limits', () => {
    const counted = [
      { key: account, failures: 9, expiresAt: soon },
      { key: address, failures: 99, expiresAt: soon },
    ];
    expect(secondsToWait(counted, limits, now)).toBe(0);
  });

  it.each([
    [account, 10],
    [address, 100],
  ])('keep out at the limit of %s until the window is over', (key, failures) => {
    const counted = [{ key, failures, expiresAt: soon }];
    expect(secondsToWait(counted, limits, now)).toBe(90);
    expect(secondsToWait(counted, limits, soon)).toBe(0);
  });
});
