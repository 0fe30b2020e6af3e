import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { BrokerKind } from '@ticketing/common/messaging/bus-from-config';
import { freePort } from '@ticketing/common/testing/broker-process';
import type { Experiment, ReadmeScript } from './readme-script';
import { openTerminal, type Terminal } from './terminal';

const ROOT_DIR = path.resolve(__dirname, '../../..');
/** It goes on until it is killed. */
const BROKER = 'broker';

/** What was on each terminal in the end, by the terminal's name. */
export type Transcripts = ReadonlyMap<string, string>;

async function performAll(
  script: ReadmeScript,
  experiment: Experiment,
  terminalOf: (name: string) => Terminal,
): Promise<void> {
  for (const step of [...script.beginning, ...experiment.steps]) {
    await terminalOf(step.terminal).perform(step);
  }
}

/**
 * Does what an experiment of the README says, on a broker of its own, and sees what it says is seen.
 *
 * @throws where something else is seen
 */
export async function performExperiment(
  kind: BrokerKind,
  script: ReadmeScript,
  experiment: Experiment,
): Promise<Transcripts> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'laboratory-'));
  const env = {
    ...process.env,
    LAB_PORT: String(await freePort()),
    LAB_MONITOR_PORT: String(await freePort()),
    LAB_DATA: dataDir,
  };
  const setup = script.setups.get(kind);
  if (setup === undefined) throw new Error(`the README does not say how to set up ${kind}`);
  const terminals = new Map<string, Terminal>();

  const terminalOf = (name: string): Terminal => {
    const terminal = terminals.get(name) ?? openTerminal(name, { cwd: ROOT_DIR, env, setup });
    terminals.set(name, terminal);
    return terminal;
  };

  try {
    await performAll(script, experiment, terminalOf);
    const finishing = [...terminals].filter(([name]) => name !== BROKER);
    await Promise.all(finishing.map(([, terminal]) => terminal.finish()));
    return new Map([...terminals].map(([name, terminal]) => [name, terminal.transcript()]));
  } finally {
    await Promise.all([...terminals.values()].map((terminal) => terminal.kill()));
    await rm(dataDir, { recursive: true, force: true });
  }
}
