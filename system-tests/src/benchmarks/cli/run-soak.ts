import { setTimeout as delay } from 'node:timers/promises';
import { SOAK_FLOORS, startSoak } from '../contests/p13-soak';
import { watchLoad } from '../frame/load-average';
import { judgeSamples, takeSamples, type Sample, type SoakResult } from '../frame/soak';
import { openGround, type GroundOptions } from '../ground/open-ground';
import { shown } from '../report/format';

const SAMPLES = 120;
const EVERY_MS_MIN = 1_000;

export interface SoakHost extends GroundOptions {
  minutes: number;
  signal: AbortSignal;
  print: (line: string) => void;
}

function told(sample: Sample): string {
  return Object.entries(sample)
    .map(([name, value]) => `${name} ${shown(value)}`)
    .join(', ');
}

/** @throws what went wrong, after everything that was started has been ended */
export async function runSoak(host: SoakHost): Promise<SoakResult> {
  const { minutes, signal, print } = host;
  const startedAt = new Date().toISOString();
  const machine = watchLoad();
  const ground = await openGround(host);
  try {
    const soak = await startSoak(ground);
    const durationMs = minutes * 60_000;
    const everyMs = Math.max(EVERY_MS_MIN, durationMs / SAMPLES);
    const samples = await takeSamples({
      durationMs,
      nowMs: () => performance.now(),
      pause: () => delay(everyMs, undefined, { signal }),
      look: soak.look,
      onSample(sample, atMs) {
        machine.look();
        print(`  ${(atMs / 1_000).toFixed(0).padStart(5)} s  ${told(sample)}`);
      },
    });
    const failed = soak.failed();
    await soak.stop();
    const { store, broker } = ground;
    const { load } = machine;
    return {
      ...{ startedAt, minutes, store, broker, failed, load },
      ...judgeSamples(samples, SOAK_FLOORS),
    };
  } finally {
    await ground.clear();
  }
}
