import type { OrderPhase } from './order-phase';

export type StepName = 'reserved' | 'payment' | 'tickets' | 'expired' | 'cancelled';
export type StepState = 'done' | 'current' | 'ahead' | 'ended';

/** One stop on an order's way. */
export interface OrderStep {
  readonly name: StepName;
  readonly state: StepState;
}

/** The way of an order: to its tickets, or to where it broke off. */
export function orderSteps(phase: OrderPhase): readonly OrderStep[] {
  switch (phase.kind) {
    case 'payable':
    case 'confirming':
    case 'closing':
      return way('current', 'ahead');
    case 'complete':
      return way('done', 'done');
    case 'cancelled':
      return [
        { name: 'reserved', state: 'done' },
        { name: phase.reason === 'expired' ? 'expired' : 'cancelled', state: 'ended' },
      ];
  }
}

function way(payment: StepState, tickets: StepState): readonly OrderStep[] {
  return [
    { name: 'reserved', state: 'done' },
    { name: 'payment', state: payment },
    { name: 'tickets', state: tickets },
  ];
}
