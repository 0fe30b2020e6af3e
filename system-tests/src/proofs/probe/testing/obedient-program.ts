import { createInterface } from 'node:readline';
import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import { noCheckpoint } from '@ticketing/common/service/checkpoint';
import { systemClock } from '@ticketing/common/service/clock';
import { pino } from 'pino';

/** How wrong a moment is, by a clock that no probe knows of. */
function secondsOff(atMs: number): number {
  return Math.round((atMs - performance.timeOrigin - performance.now()) / 1_000);
}

/** Uses the machinery as a service does, one line of its input after the other. */
const does: Record<string, (argument: string) => unknown> = {
  pass: (name) => noCheckpoint(name),
  clock: () => secondsOff(systemClock().getTime()),
  date: () => secondsOff(Date.now()),
  async publish(id) {
    const bus = connectBus({
      kind: 'jetstream',
      url: 'nats://127.0.0.1:1',
      clusterId: 'none',
      clientName: 'obedient',
      drainTimeoutMs: 100,
      logger: pino({ level: 'silent' }),
    });
    const outcome = await bus
      .publish({ id, type: 'expiration:complete', body: '{}' })
      .then(() => 'confirmed')
      .catch(() => 'away');
    await bus.close();
    return outcome;
  },
};

async function obey(): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    const [name = '', argument = ''] = line.split(' ');
    process.stdout.write(`${line}: ${String(await does[name]?.(argument))}\n`);
  }
}

void obey();
