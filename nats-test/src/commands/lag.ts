import { waitFor } from '@ticketing/common/messaging/wait-for';
import type { LagCommand } from '../cli/command';
import { EXIT, type ExitCode } from '../cli/exit-codes';
import { readLag, type GroupLag } from '../broker/lag';
import { renderTable } from '../screen/render-table';
import type { LabContext } from './context';
import { exitCodeOf, startRun } from './run';

const HEADER = ['group', 'type', 'waiting', 'unacked'] as const;
const POLL_MS = 500;

function byGroupAndType(a: GroupLag, b: GroupLag): number {
  return a.group.localeCompare(b.group) || a.type.localeCompare(b.type);
}

const isBehind = ({ waiting, unacked }: GroupLag) => waiting + unacked > 0;

function show(lags: readonly GroupLag[], isJson: boolean, { screen }: LabContext): void {
  if (isJson) {
    for (const lag of lags) screen.print(JSON.stringify(lag));
    return;
  }
  const { bold, yellow } = screen.colors;
  const rows = lags.map(({ group, type, waiting, unacked }) => [group, type, waiting, unacked]);
  const [header = '', ...lines] = renderTable(HEADER, rows);
  screen.print(bold(header));
  for (const [index, one] of lags.entries()) {
    const line = lines[index] ?? '';
    screen.print(isBehind(one) ? yellow(line) : line);
  }
  if (lags.length === 0) screen.note('no durable group listens to these types');
}

/** Of one group alone. A name with a slip in it must not read as a group that is behind with nothing. */
function ofGroup(lags: readonly GroupLag[], group: string): GroupLag[] {
  const own = lags.filter((one) => one.group === group);
  if (own.length > 0) return own;
  const others = [...new Set(lags.map((one) => one.group))];
  const known = others.length > 0 ? `these do: ${others.join(', ')}` : 'none does';
  throw new Error(`no durable group ${group} listens to these types; ${known}`);
}

/**
 * Shows how far behind each durable group is; when told to, only once none is any more.
 *
 * @throws where the group that is asked for does not exist
 */
export async function lag(command: LagCommand, context: LabContext): Promise<ExitCode> {
  const { types, group, waits, timeoutSeconds, isJson } = command;
  const { interrupted, place, screen } = context;
  const run = startRun({ timeoutSeconds, interrupted });

  async function read(): Promise<GroupLag[]> {
    const lags = (await readLag(place, run.signal))
      .filter(({ type }) => (types as readonly string[]).includes(type))
      .sort(byGroupAndType);
    return group === undefined ? lags : ofGroup(lags, group);
  }

  async function readAtLast(): Promise<GroupLag[]> {
    for (;;) {
      const lags = await read();
      if (!waits || !lags.some(isBehind)) return lags;
      screen.status(`${lags.filter(isBehind).length} groups are behind`);
      await waitFor(POLL_MS, run.signal);
    }
  }

  try {
    const outcome = await Promise.race([readAtLast(), run.ended]).finally(() => {
      screen.status(undefined);
    });
    if (typeof outcome === 'string') screen.note(`not in ${timeoutSeconds} s: ${place.shown}`);
    else show(outcome, isJson, context);
  } finally {
    run.complete();
  }
  return exitCodeOf(await run.ended, { interrupted, timeUp: waits ? EXIT.timeUp : EXIT.failed });
}
