import { arch, cpus, platform, release, totalmem } from 'node:os';

const BYTES_PER_MIB = 1_048_576;

/** Where a proof ran: what a reader needs to judge its durations. */
export function describeMachine(): Record<string, string | number> {
  const [first] = cpus();
  return {
    platform: `${platform()} ${release()} ${arch()}`,
    cpus: cpus().length,
    cpu: first?.model ?? 'unknown',
    memoryMib: Math.round(totalmem() / BYTES_PER_MIB),
    node: process.version,
  };
}
