import { randomBytes } from 'node:crypto';
import type { EventType } from '@ticketing/common/contracts/catalogue';
import { startBrokerProcess, type BrokerProcess } from '@ticketing/common/testing/broker-process';
import { describeWithBroker } from '@ticketing/common/testing/describe-with-broker';
import { EXIT } from '../cli/exit-codes';
import { runLab } from '../testing/lab-kit';

jest.setTimeout(90_000);

interface SeenLine {
  type: string;
  sequence?: number;
  redelivered?: boolean;
  outcome?: string;
  problem?: string;
  event?: { id: string; data: Record<string, unknown> };
}

const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line) as SeenLine);
const idsOf = (lines: string[]) => parsed(lines).map(({ event }) => event?.id);
const newGroup = () => `group-${randomBytes(6).toString('hex')}`;

describe.each(['nats-streaming', 'jetstream'] as const)('the commands on %s', (kind) => {
  describeWithBroker(kind, 'of the laboratory', () => {
    let broker: BrokerProcess;
    const lab = (...args: string[]) => runLab(args, { broker });

    /** Published here, and to no other test's surprise: each test has a type of its own. */
    async function published(type: EventType, ...args: string[]): Promise<string[]> {
      const run = lab('publish', type, ...args, '--json');
      expect(await run.code).toBe(EXIT.done);
      return run.lines().map((line) => (JSON.parse(line) as { id: string }).id);
    }

    beforeAll(async () => {
      broker = await startBrokerProcess(kind);
      expect(await lab('publish', 'payment:refunded').code).toBe(EXIT.done);
    });
    afterAll(() => broker.dispose());

    it('publish from standard input what the catalogue accepts', async () => {
      const refused = runLab(['publish', 'ticket:created', '-'], { broker, input: '{"title":1}' });
      expect(await refused.code).toBe(EXIT.usage);
      expect(refused.notes()[0]).toContain('the catalogue refuses these data');
      const input = '{"title":"From afar"}';
      const accepted = runLab(['publish', 'ticket:created', '-'], { broker, input });
      expect(await accepted.code).toBe(EXIT.done);
      const replay = lab('replay', 'ticket:created', '--from', '1', '--json');
      expect(await replay.code).toBe(EXIT.done);
      expect(parsed(replay.lines()).map(({ event }) => event?.data['title'])).toEqual([
        'From afar',
      ]);
    });

    it('replay from a sequence, from a time, and to the end that there was', async () => {
      const before = await published('ticket:updated', '--count', '3');
      const between = new Date().toISOString();
      const after = await published('ticket:updated', '--count', '2');
      const all = lab('replay', 'ticket:updated', '--from', '1', '--json');
      expect(await all.code).toBe(EXIT.done);
      expect(idsOf(all.lines())).toEqual([...before, ...after]);
      const third = parsed(all.lines())[2]?.sequence ?? NaN;
      const fromThird = lab('replay', 'ticket:updated', '--from', String(third), '--json');
      expect(await fromThird.code).toBe(EXIT.done);
      expect(idsOf(fromThird.lines())).toEqual([before[2], ...after]);
      const fromTime = lab('replay', 'ticket:updated', '--from', between, '--json');
      expect(await fromTime.code).toBe(EXIT.done);
      expect(idsOf(fromTime.lines())).toEqual(after);
    });

    it('replay nothing from after the end, and from a type that nobody has published', async () => {
      await published('order:awaiting-payment');
      const types = ['order:awaiting-payment', 'order:completed'];
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
      for (const from of ['99999', tomorrow]) {
        const run = lab('replay', ...types, '--from', from);
        expect(await run.code).toBe(EXIT.done);
        expect(run.lines()).toEqual([]);
        expect(run.notes()).toEqual(['0 events']);
      }
    });

    it('let onlookers see what is new, each of them all of it', async () => {
      await published('order:created');
      const onlookers = [1, 2].map(() => lab('listen', 'order:created', '--count', '2', '--json'));
      for (const one of onlookers) {
        await one.sees(({ notes }) => notes().some((note) => note.startsWith('listening')));
      }
      const ids = await published('order:created', '--count', '2');
      for (const one of onlookers) {
        expect(await one.code).toBe(EXIT.done);
        expect(idsOf(one.lines())).toEqual(ids);
      }
    });

    it('share what is new in a passing group', async () => {
      const args = ['listen', 'order:cancelled', '--group', newGroup(), '--json'];
      const members = [lab(...args), lab(...args)];
      for (const one of members) {
        await one.sees(({ notes }) => notes().some((note) => note.startsWith('listening')));
      }
      const ids = await published('order:cancelled', '--count', '10');
      const seen = () => members.flatMap((one) => idsOf(one.lines()));
      await members[0]?.sees(() => seen().length >= ids.length);
      for (const one of members) one.interrupt();
      for (const one of members) expect(await one.code).toBe(EXIT.interrupted);
      expect(seen().sort()).toEqual([...ids].sort());
    });

    it('keep the place of a durable group, and tell how far behind it is', async () => {
      const group = newGroup();
      const ids = await published('payment:created', '--count', '3');
      const first = lab('listen', 'payment:created', '--durable', group, '--count', '1', '--json');
      expect(await first.code).toBe(EXIT.done);
      const lag = lab('lag', 'payment:created', '--durable', group, '--json');
      expect(await lag.code).toBe(EXIT.done);
      const [behind] = lag.lines().map((line) => JSON.parse(line) as Record<string, number>);
      expect(behind).toMatchObject({ group, type: 'payment:created' });
      expect((behind?.['waiting'] ?? 0) + (behind?.['unacked'] ?? 0)).toBe(2);
      const rest = lab('listen', 'payment:created', '--durable', group, '--count', '2', '--json');
      expect(await rest.code).toBe(EXIT.done);
      expect([...idsOf(first.lines()), ...idsOf(rest.lines())].sort()).toEqual([...ids].sort());
      expect(await lab('lag', '--durable', group, '--wait').code).toBe(EXIT.done);
    });

    it('do not take a group that does not exist for one that is behind with nothing', async () => {
      const group = newGroup();
      const listening = lab('listen', 'payment:refunded', '--durable', group, '--count', '1');
      expect(await listening.code).toBe(EXIT.done);
      const asking = lab('lag', 'payment:refunded', '--durable', `${group}-typo`, '--wait');
      expect(await asking.code).toBe(EXIT.failed);
      expect(asking.notes().join('\n')).toMatch(new RegExp(`${group}-typo .*these do: .*${group}`));
    });

    it('give back what a listener holds when it is interrupted', async () => {
      const group = newGroup();
      const [id] = await published('payment:initiated');
      const args = ['listen', 'payment:initiated', '--durable', group, '--json'];
      const holding = lab(...args, '--hold-seconds', '600', '--ack-wait-seconds', '1');
      await holding.sees(({ lines }) => lines().length === 1);
      holding.interrupt();
      expect(await holding.code).toBe(EXIT.interrupted);
      const next = lab(...args, '--count', '1');
      expect(await next.code).toBe(EXIT.done);
      expect(parsed(next.lines())).toMatchObject([{ redelivered: true, event: { id } }]);
    });

    it('park poison as a service does, and handle the rest', async () => {
      await published('expiration:complete', '--bad');
      const [id] = await published('expiration:complete');
      const args = ['--durable', newGroup(), '--service', '--count', '2', '--json'];
      const service = lab('listen', 'expiration:complete', ...args);
      expect(await service.code).toBe(EXIT.done);
      expect(parsed(service.lines())).toMatchObject([
        { outcome: 'parked', problem: expect.stringContaining('data.orderId') as string },
        { outcome: 'handled', event: { id } },
      ]);
    });

    it('say that time was up before all was there', async () => {
      const args = ['--count', '1', '--timeout-seconds', '1'];
      expect(await lab('listen', 'order:payment-rejected', ...args).code).toBe(EXIT.timeUp);
      expect(await lab('listen', 'order:payment-rejected', '--timeout-seconds', '1').code).toBe(0);
    });
  });
});

describe.each(['nats-streaming', 'jetstream'] as const)('without a broker of %s', (kind) => {
  const nowhere = {
    kind,
    url: 'nats://user:secret@127.0.0.1:1',
    clusterId: 'ticketing',
    monitorUrl: 'http://127.0.0.1:1',
  } as BrokerProcess;

  it.each([
    ['publish', 'order:created', '--timeout-seconds', '1'],
    ['replay', '--from', '1'],
    ['listen'],
    ['lag'],
  ])('%s fails in time, and says no secret', async (...args) => {
    const run = runLab(args, { broker: nowhere });
    expect(await run.code).toBe(EXIT.failed);
    expect(run.notes().join('\n')).toMatch(/127\.0\.0\.1:1\b/);
    expect(run.notes().join('\n')).not.toContain('secret');
  });
});
