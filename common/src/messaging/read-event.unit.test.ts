import { eventOf } from '../testing/events';
import { deadLetterId, readEvent } from './read-event';

const orderId = 'a'.repeat(24);
const event = eventOf('expiration:complete', { orderId });

describe('reading a message', () => {
  it('gives the event when envelope and data are valid', () => {
    expect(readEvent(JSON.stringify(event))).toEqual({ kind: 'event', event });
  });

  it('ignores fields that it does not know', () => {
    const body = JSON.stringify({ ...event, extension: 1, data: { orderId, extra: true } });
    expect(readEvent(body)).toEqual({ kind: 'event', event });
  });

  it('tells an unknown type from a broken message', () => {
    const unknown = JSON.stringify({ ...event, type: 'seat:moved' });
    expect(readEvent(unknown)).toEqual({ kind: 'unknown-type', type: 'seat:moved' });
  });

  it.each([
    ['', 'envelope'],
    ['{', 'envelope'],
    ['null', 'envelope'],
    ['"text"', 'envelope'],
    [JSON.stringify({ ...event, specversion: '0.3' }), 'envelope'],
    [JSON.stringify({ ...event, version: -1 }), 'envelope'],
    [JSON.stringify({ ...event, data: { orderId: 'x' } }), 'data'],
    [JSON.stringify({ ...event, data: undefined }), 'data'],
  ])('calls %s invalid, and says where', (body, where) => {
    expect(readEvent(body)).toMatchObject({
      kind: 'invalid',
      reason: expect.stringContaining(where) as string,
    });
  });

  it('names the same text by the same id', () => {
    expect(deadLetterId('{')).toBe(deadLetterId('{'));
    expect(deadLetterId('{')).toMatch(/^[0-9a-f]{24}$/);
  });
});
