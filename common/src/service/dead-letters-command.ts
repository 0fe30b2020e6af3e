import type { BaseConfig } from './config';
import type { CommandContext } from './republish-command';
import { openService, type OpenService } from './start-service';

const LIST_MAX = 1_000;
const COUNT_MAX = 1_000_000;
const USAGE = 'usage: dead-letters list | replay <id> | drop <id>';

async function list({ deadLetters }: OpenService, print: (line: string) => void): Promise<number> {
  const parked = await deadLetters.list(LIST_MAX);
  for (const { id, type, faults, lastFaultAt, reason } of parked) {
    print(
      `${id}  ${type}  faults ${faults}  ${lastFaultAt.toISOString()}  ${reason.split('\n')[0]}`,
    );
  }
  const count = await deadLetters.count(COUNT_MAX);
  const isCut = count > parked.length;
  print(`${count} dead letters${isCut ? `, of which these are the oldest ${LIST_MAX}` : ''}`);
  return 0;
}

async function replay({ deadLetters, consumer }: OpenService, id: string): Promise<string> {
  const letter = await deadLetters.find(id);
  if (!letter) throw new Error(`there is no dead letter ${id}`);
  const outcome = await consumer.handle(letter.body);
  await deadLetters.forget(id);
  return `${id} replayed: ${outcome}`;
}

async function drop({ deadLetters }: OpenService, id: string): Promise<string> {
  if (!(await deadLetters.forget(id))) throw new Error(`there is no dead letter ${id}`);
  return `${id} dropped`;
}

/** `dead-letters list | replay <id> | drop <id>`. @returns the exit code */
export async function runDeadLetters<C extends BaseConfig>(
  context: CommandContext<C>,
  [action, id]: readonly string[],
): Promise<number> {
  const { definition, config, print } = context;
  const isKnown =
    action === 'list' || ((action === 'replay' || action === 'drop') && id !== undefined);
  if (!isKnown) {
    print(USAGE);
    return 2;
  }
  const open = await openService(definition, config, context);
  try {
    if (action === 'list') return await list(open, print);
    print(action === 'replay' ? await replay(open, id ?? '') : await drop(open, id ?? ''));
    return 0;
  } finally {
    await open.publisher.settled();
    await open.lifecycle.stop();
  }
}
