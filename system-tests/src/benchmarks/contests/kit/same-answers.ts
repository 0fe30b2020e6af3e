import { isDeepStrictEqual } from 'node:util';
import type { HttpClient } from '../../load/http-load';

type Asked = Pick<HttpClient, 'json'>;

/**
 * Looks whether a floor answers what ours does: a ratio of two different things would say nothing.
 *
 * @throws where one of the answers differs
 */
export async function refuseOtherAnswers(
  { ours, floor }: { ours: Asked; floor: Asked },
  paths: readonly string[],
): Promise<void> {
  for (const path of paths) {
    const [expected, found] = [await ours.json({ path }), await floor.json({ path })];
    if (isDeepStrictEqual(found, expected)) continue;
    const [wanted, given] = [expected, found].map((answer) => JSON.stringify(answer));
    throw new Error(`${path}: the floor answers ${given}, and ours ${wanted}`);
  }
}
