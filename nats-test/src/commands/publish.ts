import { backOffMs } from '@ticketing/common/messaging/back-off';
import type { EventBus, OutgoingMessage } from '@ticketing/common/messaging/event-bus';
import { waitFor } from '@ticketing/common/messaging/wait-for';
import { BusUnavailable } from '@ticketing/common/errors';
import type { PublishCommand } from '../cli/command';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { poisonMessage, readFields, validMessage } from '../events/make-messages';
import type { LabContext } from './context';
import { openBus } from './open-bus';
import { exitCodeOf, startRun, type Run } from './run';

type MakeMessage = (index: number) => OutgoingMessage;

async function messageMaker(command: PublishCommand, context: LabContext): Promise<MakeMessage> {
  const { type, data, isBad } = command;
  if (isBad) return () => poisonMessage(type, new Date());
  const fields = readFields(data === '-' ? await context.readInput() : (data ?? '{}'));
  return (index) => validMessage(type, fields, { now: new Date(), index });
}

/** Tries again, with the same id, until the broker has confirmed. @returns whether it has */
async function publishAtLast(bus: EventBus, message: OutgoingMessage, { signal }: Run) {
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      await bus.publish(message);
      return true;
    } catch (error) {
      if (!(error instanceof BusUnavailable)) throw error;
      await waitFor(backOffMs(failures), signal);
    }
  }
  return false;
}

/**
 * Publishes one after the other, each when the one before is confirmed.
 *
 * @throws {UsageError} before anything is published, when the catalogue does not accept the data
 */
export async function publish(command: PublishCommand, context: LabContext): Promise<ExitCode> {
  const { type, count, perSecond, timeoutSeconds, isJson } = command;
  const { screen, interrupted, place } = context;
  const makeMessage = await messageMaker(command, context);
  const first = makeMessage(0);
  const run = startRun({ timeoutSeconds, interrupted });
  const bus = openBus(context);
  const startedAt = performance.now();
  let confirmed = 0;

  async function publishAll(): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const aheadMs = perSecond ? (index / perSecond) * 1_000 - (performance.now() - startedAt) : 0;
      if (aheadMs > 0) await waitFor(aheadMs, run.signal);
      const message = index === 0 ? first : makeMessage(index);
      if (!(await publishAtLast(bus, message, run))) return;
      confirmed += 1;
      screen.print(isJson ? JSON.stringify({ type, id: message.id }) : `published  ${message.id}`);
      screen.status(`${confirmed} of ${count} published`);
    }
    run.complete();
  }

  try {
    await Promise.race([publishAll(), run.ended]);
    if (confirmed === count) run.complete();
    const ending = await run.ended;
    screen.status(undefined);
    if (confirmed < count) screen.note(`${confirmed} of ${count} confirmed by ${place.shown}`);
    return exitCodeOf(ending, { interrupted, timeUp: EXIT.failed });
  } finally {
    await bus.close();
  }
}
