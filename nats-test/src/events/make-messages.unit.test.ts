import { catalogue, type EventType } from '@ticketing/common/contracts/catalogue';
import { readEvent } from '@ticketing/common/messaging/read-event';
import { UsageError } from '../cli/exit-codes';
import { poisonMessage, readFields, validMessage } from './make-messages';
import { poisonData, sampleData } from './sample-data';

const now = new Date('2026-01-01T12:00:00.000Z');
const types = Object.keys(catalogue) as EventType[];

/** The event in the text of a message. */
function eventIn(body: string) {
  const read = readEvent(body);
  if (read.kind !== 'event') throw new Error(`no event: ${body}`);
  return read.event;
}

describe('samples', () => {
  it.each(types)('of %s are valid by the catalogue, and each is another aggregate', (type) => {
    const [one, other] = [sampleData(type, now), sampleData(type, now)];
    expect(catalogue[type].parse(one)).toEqual(one);
    const idOf = (data: object): unknown => ('id' in data ? data.id : Object.values(data)[0]);
    expect(idOf(one)).not.toBe(idOf(other));
  });

  it.each(types)('of %s are refused by the catalogue when they are bad', (type) => {
    expect(catalogue[type].safeParse(poisonData(type, now)).success).toBe(false);
  });
});

describe('messages', () => {
  it.each(types)('of %s are events as a service publishes them', (type) => {
    const { id, body } = validMessage(type, {}, { now, index: 0 });
    const event = eventIn(body);
    expect(event).toMatchObject({ id, type, source: 'nats-test', time: now.toISOString() });
    expect(id).toBe(`${event.subject}:${event.version}:${type}`);
  });

  it.each(types)('of %s are invalid for their data alone when they are bad', (type) => {
    expect(readEvent(poisonMessage(type, now).body)).toMatchObject({
      kind: 'invalid',
      reason: expect.stringMatching(/^data: /) as string,
    });
  });

  it('have the fields that were given, and the version of the data', () => {
    const { body } = validMessage(
      'ticket:updated',
      { title: 'Mine', version: 7 },
      { now, index: 0 },
    );
    expect(eventIn(body)).toMatchObject({ version: 7, data: { title: 'Mine', version: 7 } });
  });

  it('of an aggregate that was named are one version after the other', () => {
    const fields = { id: 'a'.repeat(24), version: 3 };
    const ids = [0, 1].map((index) => validMessage('ticket:updated', fields, { now, index }).id);
    expect(ids).toEqual([
      `${'a'.repeat(24)}:3:ticket:updated`,
      `${'a'.repeat(24)}:4:ticket:updated`,
    ]);
  });

  it('are not made of data that the catalogue refuses', () => {
    const refused = () => validMessage('ticket:created', { quantity: 0 }, { now, index: 0 });
    expect(refused).toThrow(UsageError);
    expect(refused).toThrow('quantity');
  });

  it.each([
    ['{', 'must be JSON'],
    ['[]', 'must be a JSON object'],
    ['"text"', 'must be a JSON object'],
  ])('are not made of %s', (text, reason) => {
    expect(() => readFields(text)).toThrow(UsageError);
    expect(() => readFields(text)).toThrow(reason);
  });
});
