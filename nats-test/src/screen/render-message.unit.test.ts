import { createColors } from 'picocolors';
import { poisonMessage, validMessage } from '../events/make-messages';
import { jsonMessage, oneLine, prettyMessage, readableReason } from './render-message';
import { renderTable } from './render-table';

const plain = createColors(false);
const now = new Date('2026-01-01T12:00:00.000Z');
const id = 'a'.repeat(24);
const { body } = validMessage('ticket:created', { id, title: 'A concert' }, { now, index: 0 });
const poison = poisonMessage('ticket:created', now).body;

describe('a message for people', () => {
  it('is one line: where, what, whose, and its data', () => {
    const line = prettyMessage({ type: 'ticket:created', body, sequence: 17 }, plain);
    expect(line).toMatch(
      /^#17 {2}ticket:created {10}a{24} v0 {2}\{"id":"a{24}","version":0,"title":"A concert".*…$/,
    );
  });

  it('says that it comes again, what became of it, and why', () => {
    const line = prettyMessage(
      {
        type: 'ticket:created',
        body,
        redelivered: true,
        outcome: 'failed',
        faults: 3,
        reason: 'no',
      },
      plain,
    );
    expect(line).toBe(`failed   ticket:created          ${id} v0  redelivered  fault 3  no`);
  });

  it('says what is wrong with poison', () => {
    expect(prettyMessage({ type: 'ticket:created', body: poison }, plain)).toMatch(
      /^ticket:created {10}poison {2}data\.id: Invalid string/,
    );
    expect(prettyMessage({ type: 'x', body: 'no JSON' }, plain)).toContain('poison  envelope');
  });

  it('can not move the cursor, whatever a stranger has published', () => {
    expect(oneLine('a\u001b[2Jb\nc\u009b1md', 100)).toBe('a [2Jb c 1md');
    const hostile = validMessage('ticket:created', { title: '\u009b2J' }, { now, index: 0 });
    expect(prettyMessage({ type: 't', body: hostile.body }, plain)).not.toContain('\u009b');
  });

  it('leaves a reason of another form as it is', () => {
    expect(readableReason('data: [nonsense')).toBe('data: [nonsense');
    expect(readableReason('Error: no')).toBe('Error: no');
  });
});

describe('a message for programs', () => {
  it('has the event, and how it came', () => {
    const line = jsonMessage({ type: 'ticket:created', body, redelivered: true });
    expect(JSON.parse(line)).toEqual({
      type: 'ticket:created',
      redelivered: true,
      event: JSON.parse(body) as unknown,
    });
  });

  it('has the text and the problem, where there is no event', () => {
    expect(JSON.parse(jsonMessage({ type: 'ticket:created', body: poison }))).toMatchObject({
      problem: expect.stringContaining('data.id') as string,
      body: poison,
    });
  });
});

it('renders a table with numbers to the right', () => {
  expect(
    renderTable(
      ['name', 'n'],
      [
        ['a', 5],
        ['long name', 1_000],
      ],
    ),
  ).toEqual(['name       n', 'a             5', 'long name  1000']);
});
