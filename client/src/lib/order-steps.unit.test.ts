import type { OrderPhase } from './order-phase';
import { orderSteps } from './order-steps';

const drawn = (phase: OrderPhase) =>
  orderSteps(phase)
    .map(({ name, state }) => `${name}:${state}`)
    .join(' ');

describe('the way of an order', () => {
  it.each<OrderPhase>([
    { kind: 'payable', remainingMs: 1 },
    { kind: 'confirming' },
    { kind: 'closing' },
  ])('stands at the payment while it is $kind', (phase) => {
    expect(drawn(phase)).toBe('reserved:done payment:current tickets:ahead');
  });

  it('is behind whoever has the tickets', () => {
    expect(drawn({ kind: 'complete', moneyBack: 'none', rescued: false })).toBe(
      'reserved:done payment:done tickets:done',
    );
  });

  it.each([
    ['expired', 'reserved:done expired:ended'],
    ['user', 'reserved:done cancelled:ended'],
  ] as const)('breaks off where it was cancelled (%s)', (reason, way) => {
    expect(drawn({ kind: 'cancelled', reason, moneyBack: 'none' })).toBe(way);
  });
});
