import { runVerification, type Host } from '../conduct/run-verification';
import { InvalidOptions, readOptions, USAGE } from './options';

/** @returns 0 when all went well, 1 when not, 2 after options that make no sense */
export async function runMain(args: readonly string[], host: Host): Promise<number> {
  try {
    const options = readOptions(args, Date.now());
    if (!options) {
      host.print(USAGE);
      return 0;
    }
    const { passed, failed } = await runVerification(options, host);
    host.print(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    host.print(`! ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof InvalidOptions) host.print(`\n${USAGE}`);
    return error instanceof InvalidOptions ? 2 : 1;
  }
}
