import { createUnitHints } from './unit-hints';

const look = () => ({ isHeld: () => false, fingerprint: '' });
const units = (count: number) => Array.from({ length: count }, (_, unit) => unit);

describe('hints at free units', () => {
  it('give a unit to one request only, and it comes back when it was not used', () => {
    const hints = createUnitHints();
    hints.learn('t', { look: look(), units: [4, 5] });
    expect(hints.take('t', 1)).toEqual([4]);
    expect(hints.take('t', 1)).toEqual([5]);
    expect(hints.take('t', 1)).toBeUndefined();
    hints.giveBack('t', [5]);
    expect(hints.take('t', 1)).toEqual([5]);
  });

  it('give all units that were asked for, or none', () => {
    const hints = createUnitHints();
    hints.learn('t', { look: look(), units: [1, 2] });
    expect(hints.take('t', 3)).toBeUndefined();
    expect(hints.take('t', 2)).toEqual([1, 2]);
  });

  it('do not learn the same look twice, which would bring taken units back', () => {
    const hints = createUnitHints();
    const seen = { look: look(), units: [0] };
    hints.learn('t', seen);
    hints.take('t', 1);
    hints.learn('t', seen);
    expect(hints.take('t', 1)).toBeUndefined();
    hints.settle('t', [0]);
    hints.learn('t', { ...seen, look: look() });
    expect(hints.take('t', 1)).toEqual([0]);
  });

  it('do not give what is being tried to others, though the index shows it as free', () => {
    const hints = createUnitHints();
    hints.learn('t', { look: look(), units: [0, 1] });
    expect(hints.take('t', 1)).toEqual([0]);
    hints.learn('t', { look: look(), units: [0, 1] });
    expect(hints.take('t', 2)).toBeUndefined();
    hints.settle('t', [0]);
    hints.learn('t', { look: look(), units: [0, 1] });
    expect(hints.take('t', 2)).toEqual([0, 1]);
  });

  it('know nothing of a ticket that nobody has looked at', () => {
    const hints = createUnitHints();
    hints.giveBack('t', [0]);
    expect(hints.take('t', 1)).toBeUndefined();
  });

  it('are bounded: the ticket that nobody asked for longest is forgotten', () => {
    const hints = createUnitHints();
    for (const ticket of units(1_000)) hints.learn(String(ticket), { look: look(), units: [0, 1] });
    hints.take('0', 1);
    hints.learn('one more', { look: look(), units: [0] });
    expect(hints.take('0', 1)).toEqual([1]);
    expect(hints.take('1', 1)).toBeUndefined();
  });

  it('are bounded: a thousand units of a ticket', () => {
    const hints = createUnitHints();
    hints.learn('t', { look: look(), units: units(2_000) });
    hints.giveBack('t', [5_000]);
    expect(hints.take('t', 1_001)).toBeUndefined();
    expect(hints.take('t', 1_000)).toHaveLength(1_000);
  });
});
