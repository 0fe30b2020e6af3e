import { commands, items, operators } from '../supported';

/** Options of the driver and of our connections: any of the commands may carry them, or none. */
const ofEveryCommand = new Set(['$db', 'lsid', 'readConcern', 'writeConcern']);

/** mingo puts it where a filter has a plain value, so that it must be there though nobody sends it. */
const ofMingo = new Set(['$eq']);

/** Options under which the same kind of operators stand. */
const sameKind = [['filter', 'query', 'q'], ['u', 'update'], ['pipeline']];

/**
 * What the table in `supported.ts` allows and recorded traffic never asked for.
 *
 * @param recorded lines of the file that `--record` wrote
 */
export function unusedOf(recorded: readonly string[]): string[] {
  const asked = new Set(
    recorded
      .filter((line) => line !== '')
      .map((line) => (JSON.parse(line) as { name: string }).name),
  );
  const unused: string[] = [];
  for (const [command, { names }] of Object.entries(commands)) {
    if (![...asked].some((name) => name.startsWith(`${command}.`))) unused.push(command);
    for (const option of names) {
      const name = `${command}.${option}`;
      if (option !== '' && !ofEveryCommand.has(option) && !asked.has(name)) unused.push(name);
    }
  }
  for (const [list, { names }] of Object.entries(items))
    for (const name of names)
      if (![...asked].some((one) => one.endsWith(`.${list}.${name}`)))
        unused.push(`${list}.${name}`);
  const everywhere = new Set([...asked].map((name) => name.split(' ')[1]));
  for (const options of sameKind)
    for (const name of operators[options[0] ?? '']?.names ?? [])
      if (!ofMingo.has(name) && !everywhere.has(name)) unused.push(`${options.join('|')} ${name}`);
  return [...new Set(unused)];
}
