import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { PEACE } from '../probe/journal';
import { heal } from './heal';
import { STRIPE_AT_PEACE } from './stripe-control';
import { recordingArena } from './testing/recording-arena';
import { stagehands } from './testing/stagehands';

describe('healing', () => {
  let simulator: Server;
  let told: { control: unknown; authorization: string | undefined }[];

  beforeEach(async () => {
    told = [];
    const app = express().use(express.json());
    app.post('/simulator/control', ({ body, headers }, response) => {
      told.push({ control: body, authorization: headers.authorization });
      response.sendStatus(200);
    });
    simulator = app.listen(0, '127.0.0.1');
    await once(simulator, 'listening');
  });
  afterEach(() => simulator.close());

  function setUp(options: { owesRepublish?: boolean } = {}) {
    const { port } = simulator.address() as AddressInfo;
    const arena = recordingArena({ stripeUrl: `http://127.0.0.1:${port}` });
    return stagehands(arena, options);
  }

  it('ends every fault of every link, probe and of Stripe', async () => {
    const hands = setUp();
    const { arena } = hands;
    for (const link of arena.links()) link.setWeather({ kind: 'black-hole' });
    for (const pod of arena.pods()) {
      pod.instruct({
        clockShiftMs: 5,
        dieAt: ['orders:placed'],
        deliveries: { delayShare: 1, delayMs: 1, duplicateShare: 1 },
      });
    }
    await heal(hands);
    expect(new Set(arena.links().map((link) => link.weather().kind))).toEqual(new Set(['clear']));
    for (const pod of arena.pods()) expect(pod.orders()).toEqual(PEACE);
    expect(told).toEqual([{ control: STRIPE_AT_PEACE, authorization: 'Bearer sk_test_1' }]);
    expect(arena.done.at(-1)).toBe('all up');
  });

  it('publishes again what is still owed, once everything is up, and tries that again', async () => {
    const hands = setUp({ owesRepublish: true });
    const { arena, traces } = hands;
    arena.fail('orders republish');
    await heal(hands);
    expect(traces.owesRepublish).toBe(false);
    const afterwards = arena.done.slice(arena.done.indexOf('all up') + 1);
    const round = ['tickets republish', 'orders republish'];
    expect(afterwards).toEqual([...round, ...round]);
  });

  it('gives up what can not be published again after three times', async () => {
    const hands = setUp({ owesRepublish: true });
    hands.arena.fail('tickets republish', 9);
    await expect(heal(hands)).rejects.toThrow('republish of tickets failed: not all of it');
    expect(hands.arena.done.filter((line) => line === 'tickets republish')).toHaveLength(3);
    expect(hands.traces.owesRepublish).toBe(true);
  });
});
