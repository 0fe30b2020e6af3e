import { createColors } from 'picocolors';
import { poisonMessage, validMessage } from '../events/make-messages';
import { createViewer } from './viewer';

const now = new Date('2026-01-01T12:00:00.000Z');
const { body } = validMessage('order:created', {}, { now, index: 0 });
const poison = poisonMessage('order:created', now).body;

function given({ isJson = false } = {}) {
  const printed: string[] = [];
  const notes: string[] = [];
  const statuses: (string | undefined)[] = [];
  const screen = {
    colors: createColors(false),
    print: (line: string) => void printed.push(line),
    note: (line: string) => void notes.push(line),
    status: (line: string | undefined) => void statuses.push(line),
  };
  return { printed, notes, statuses, viewer: createViewer({ screen, isJson, now: () => 0 }) };
}

describe('the viewer', () => {
  it('counts what it shows, live and in the end', () => {
    const { viewer, statuses, notes } = given();
    viewer.show({ type: 'order:created', body });
    viewer.show({ type: 'order:created', body, redelivered: true });
    viewer.show({ type: 'order:created', body: poison });
    expect(statuses.at(-1)).toBe('3 events, 1 redelivered, 1 poison  3.0/s  order:created 3');
    viewer.finish();
    expect(statuses.at(-1)).toBeUndefined();
    expect(notes).toEqual(['3 events, 1 redelivered, 1 poison']);
  });

  it('counts a message that is tried again once', () => {
    const { viewer, notes } = given();
    viewer.show({ type: 'order:created', body, outcome: 'failed', faults: 1 });
    viewer.show({ type: 'order:created', body, outcome: 'handled' });
    viewer.finish();
    expect(notes).toEqual(['1 event, 1 handled, 1 failed']);
  });

  it('prints lines for people, or JSON', () => {
    const [pretty, json] = [given(), given({ isJson: true })];
    for (const { viewer } of [pretty, json]) {
      viewer.show({ type: 'order:created', body });
      viewer.finish();
    }
    expect(pretty.printed[0]).toMatch(/^order:created /);
    expect(JSON.parse(json.printed[0] ?? '')).toHaveProperty('event.data.status', 'created');
  });
});
