import type { EventBus } from '@ticketing/common/messaging/event-bus';
import type { DurableMember, ListenCommand } from '../cli/command';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { EVENT_TYPES } from '../cli/option-values';
import { createViewer } from '../screen/viewer';
import type { LabContext } from './context';
import { gated } from './gate';
import { listenAsService } from './listen-as-service';
import { createPlainHandler } from './listen-plainly';
import { openBus } from './open-bus';
import { readTap } from './read-tap';
import { exitCodeOf, startRun, type Run } from './run';

function whatIsHeard({ types }: ListenCommand): string {
  return types.length === EVENT_TYPES.length ? 'all types' : types.join(', ');
}

/** The bus as a member of the group was told to use it. */
function limitedBus(
  bus: EventBus,
  { ackWaitSeconds, inFlightMax }: DurableMember,
  { count, run }: { count: number | undefined; run: Run },
): EventBus {
  // One gate for all types: it is events that are counted, whatever their type.
  let deliver: ReturnType<typeof gated> | undefined;
  return {
    ...bus,
    subscribe(subscription) {
      deliver ??= gated(subscription.onDelivery, { count, run });
      const ackWaitMs = ackWaitSeconds * 1_000;
      bus.subscribe({ ...subscription, inFlightMax, ackWaitMs, onDelivery: deliver });
    },
  };
}

async function listenDurably(
  command: ListenCommand,
  member: DurableMember,
  context: LabContext,
): Promise<ExitCode> {
  const { types, count, timeoutSeconds, isJson } = command;
  const { screen, interrupted, place } = context;
  const run = startRun({ timeoutSeconds, interrupted });
  const opened = openBus(context);
  const bus = limitedBus(opened, member, { count, run });
  screen.note(`listening to ${whatIsHeard(command)} in ${member.group}, on ${place.shown}`);
  const viewer = createViewer({ screen, isJson });
  if (member.asService) listenAsService(bus, member, { types, viewer });
  else {
    const { group, ackWaitSeconds, inFlightMax } = member;
    const onDelivery = createPlainHandler(member, { viewer, run, context });
    const how = { group, inFlightMax, ackWaitMs: ackWaitSeconds * 1_000, onDelivery };
    for (const type of types) bus.subscribe({ type, ...how });
  }
  const ending = await run.ended;
  await opened.close();
  viewer.finish();
  const timeUp = count === undefined ? EXIT.done : EXIT.timeUp;
  return exitCodeOf(ending, { interrupted, timeUp });
}

/** Shows events as they come: as an onlooker, in a passing group, or in a durable one. */
export function listen(command: ListenCommand, context: LabContext): Promise<ExitCode> {
  const { membership, types } = command;
  if (membership.kind === 'durable') return listenDurably(command, membership, context);
  const group = membership.kind === 'passing-group' ? { group: membership.group } : {};
  const onOpen = () =>
    context.screen.note(`listening to ${whatIsHeard(command)}, on ${context.place.shown}`);
  const source = { types, from: { kind: 'new' }, ...group } as const;
  return readTap(command, source, { context, onOpen });
}
