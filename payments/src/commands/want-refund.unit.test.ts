import { pino } from 'pino';
import type { OpenRejections, Orders } from '../store/orders';
import type { Payments } from '../store/payments';
import { createWantRefunds } from './want-refund';

const SWEEP_MAX = 100;

const anOrder = (n: number): OpenRejections => ({
  orderId: `order-${String(n).padStart(3, '0')}`,
  paymentIds: [`payment-${n}`],
});

/** Many orders whose payments are not known here, as after a restore. */
function createSweep(open: readonly OpenRejections[]) {
  const lines: string[] = [];
  const lookedFor: string[] = [];
  const { sweep } = createWantRefunds({
    orders: {
      findOpenRejections: (afterId: string, limit: number) =>
        Promise.resolve(open.filter(({ orderId }) => orderId > afterId).slice(0, limit)),
    } as Orders,
    payments: {
      find(id: string) {
        lookedFor.push(id);
        return Promise.resolve(undefined);
      },
    } as unknown as Payments,
    changePayment: () => Promise.reject(new Error('nothing is to be changed')),
    settleSoon: () => undefined,
    logger: pino({}, { write: (line) => void lines.push(line) }),
  });
  return { sweep, lines, lookedFor };
}

describe('sweeping rejected payments', () => {
  it('goes round, so that those that are not known here starve no others', async () => {
    const open = Array.from({ length: SWEEP_MAX + 1 }, (_, n) => anOrder(n));
    const { sweep, lookedFor } = createSweep(open);
    expect(await sweep()).toBe(SWEEP_MAX);
    expect(await sweep()).toBe(1);
    expect(new Set(lookedFor).size).toBe(SWEEP_MAX + 1);
    expect(await sweep()).toBe(SWEEP_MAX);
  });

  it('says once in a sweep how many are not known here', async () => {
    const { sweep, lines } = createSweep([anOrder(1), anOrder(2)]);
    await sweep();
    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { level: pino.levels.values['warn'], count: 2, paymentIds: ['payment-1', 'payment-2'] },
    ]);
  });
});
