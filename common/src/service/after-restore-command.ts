import type { Subscriptions } from '../messaging/subscriptions';
import type { BaseConfig } from './config';
import { republishAll, type CommandContext } from './republish-command';
import { openService } from './start-service';

const USAGE = `usage: after-restore [MOMENT]
  MOMENT is what an interrupted run has printed, to go on with that run; without it a new run begins`;

/** The moment that was given, as this command prints it, or now; undefined where it has not come yet. */
function momentOf(text: string | undefined, now: Date): Date | undefined {
  if (text === undefined) return now;
  const moment = new Date(text);
  return moment <= now && moment.toISOString() === text ? moment : undefined;
}

/** What was restored besides: copies of what others own, as old as the backup. */
function hintOnReplicas(subscriptions: Subscriptions): string[] {
  const types = Object.keys(subscriptions);
  if (types.length === 0) return [];
  return [
    'what this service knows of others was restored too and is as old as the backup;',
    `now run republish in each service that publishes one of: ${types.join(', ')}`,
  ];
}

/**
 * `after-restore [MOMENT]`: raises the version of every aggregate above all that replicas may have
 * seen, then publishes everything again. @returns the exit code
 */
export async function runAfterRestore<C extends BaseConfig>(
  context: CommandContext<C>,
  [given]: readonly string[],
): Promise<number> {
  const { definition, config, print } = context;
  const restoredAt = momentOf(given, new Date());
  if (!restoredAt) {
    print(USAGE);
    return 2;
  }
  const open = await openService(definition, config, context);
  try {
    const moment = restoredAt.toISOString();
    print(`raising versions; if this is interrupted, go on with: after-restore ${moment}`);
    for (const { name, raiseVersions } of open.service.republish) {
      print(`${name}: ${await raiseVersions(restoredAt)} raised`);
    }
    await republishAll(context, open);
    hintOnReplicas(open.service.subscriptions).forEach(print);
    return 0;
  } finally {
    await open.lifecycle.stop();
  }
}
