import { toEvent, toMessage, outboxEntry } from '@ticketing/common/messaging/outbox';
import { connectBus } from '@ticketing/common/messaging/bus-from-config';
import type { EventBus } from '@ticketing/common/messaging/event-bus';
import { publishPatiently } from '@ticketing/common/messaging/republish';
import { createLogger } from '@ticketing/common/service/logger';
import { newId } from '@ticketing/common/store/ids';
import { readArguments, USAGE, UsageError, type Command } from './arguments';
import { readLaboratoryConfig } from './config';

const IN_FLIGHT_MAX = 16;
const ACK_WAIT_MS = 5_000;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function listen(bus: EventBus, { types, group }: Command & { kind: 'listen' }): void {
  for (const type of types) {
    bus.subscribe({
      type,
      group,
      inFlightMax: IN_FLIGHT_MAX,
      ackWaitMs: ACK_WAIT_MS,
      onDelivery: ({ body }) => {
        print(body);
        return Promise.resolve({ kind: 'ack' });
      },
    });
  }
  process.once('SIGINT', () => void bus.close());
}

async function publish(bus: EventBus, command: Command & { kind: 'publish' }): Promise<void> {
  const { type, data, version } = command;
  const aggregateId = newId();
  const entry = outboxEntry({ type, aggregateId, version, at: new Date(), data: data as never });
  const event = toEvent(entry, { aggregateId, source: 'nats-test' });
  await publishPatiently(bus, toMessage(event));
  print(`published ${event.id}`);
  await bus.close();
}

async function main(): Promise<void> {
  const command = readArguments(process.argv.slice(2));
  const config = readLaboratoryConfig(process.env);
  const bus = connectBus({
    kind: config.EVENT_BUS,
    url: config.NATS_URL,
    clusterId: config.NATS_CLUSTER_ID,
    clientName: `nats-test-${newId()}`,
    logger: createLogger('nats-test', 'error'),
  });
  if (command.kind === 'listen') listen(bus, command);
  else await publish(bus, command);
}

main().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n${error instanceof UsageError ? `${USAGE}\n` : ''}`);
  process.exit(error instanceof UsageError ? 2 : 1);
});
