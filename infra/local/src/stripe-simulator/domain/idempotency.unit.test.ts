import { StripeFault } from './faults';
import { decideIdempotency, type StoredAnswer } from './idempotency';

const request = { key: 'pi:1', path: '/v1/payment_intents', fingerprint: 'a' };
const stored: StoredAnswer = { ...request, status: 500, body: '{}', requestId: 'req_1', atMs: 0 };

const faultOf = (run: () => unknown): StripeFault => {
  try {
    run();
  } catch (error) {
    if (error instanceof StripeFault) return error;
  }
  throw new Error('it was not refused');
};

test('the first request of a key runs', () => {
  expect(decideIdempotency(request, { stored: undefined, running: undefined })).toBeUndefined();
});

test('a repeat gets the stored answer, a 500 as well', () => {
  expect(decideIdempotency(request, { stored, running: undefined })).toBe(stored);
});

test('a repeat with other parameters is an idempotency error', () => {
  const fault = faultOf(() =>
    decideIdempotency({ ...request, fingerprint: 'b' }, { stored, running: undefined }),
  );
  expect(fault.status).toBe(400);
  expect(fault.body.type).toBe('idempotency_error');
  expect(fault.stored).toBe(false);
});

test('a key belongs to the endpoint that it was first used for', () => {
  const fault = faultOf(() =>
    decideIdempotency({ ...request, path: '/v1/refunds' }, { stored, running: undefined }),
  );
  expect(fault.message).toContain("('/v1/refunds' vs '/v1/payment_intents')");
});

test('a repeat while the first one runs is a conflict that may be tried again', () => {
  const fault = faultOf(() => decideIdempotency(request, { stored: undefined, running: request }));
  expect(fault.status).toBe(409);
  expect(fault.body.code).toBe('idempotency_key_in_use');
  expect(fault.shouldRetry).toBe(true);
});

test('a key has 255 characters at most', () => {
  const key = 'k'.repeat(256);
  const fault = faultOf(() =>
    decideIdempotency({ ...request, key }, { stored: undefined, running: undefined }),
  );
  expect(fault.status).toBe(400);
});
