import type { RunCommand } from '../processes/run-command';
import { once, type Answer, type Memory } from './remembered';

const ENGINE_TIMEOUT_MS = 5_000;
const PULL_STALL_MS = 30_000;
const PULL_TIMEOUT_MS = 300_000;

async function pull(
  docker: string,
  name: string,
  { run, say }: { run: RunCommand; say: (line: string) => void },
): Promise<Answer<string>> {
  say(`pulling the container image ${name}`);
  const args = ['pull', name];
  const limits = { timeoutMs: PULL_TIMEOUT_MS, stallMs: PULL_STALL_MS };
  const { ok, reason } = await run({ command: docker, args, ...limits });
  if (ok) return { yes: docker };
  say(`the image ${name} can not be pulled: ${reason}`);
  return { no: `${name} can not be pulled: ${reason}` };
}

/** Whether a Docker engine answers and has the image, or can pull it. Answers with the docker command. */
export async function haveImage({
  name,
  docker,
  memory,
  run,
  say,
}: {
  name: string;
  docker: string | undefined;
  memory: Memory;
  run: RunCommand;
  say: (line: string) => void;
}): Promise<Answer<string>> {
  if (docker === undefined) return { no: 'no docker on PATH' };
  const ask = (args: string[]) => run({ command: docker, args, timeoutMs: ENGINE_TIMEOUT_MS });
  const engine = await ask(['version', '--format', '{{.Server.Version}}']);
  if (!engine.ok) return { no: `no Docker engine answers: ${engine.reason}` };
  const image = await ask(['image', 'inspect', '--format', '{{.Id}}', name]);
  if (image.ok) return { yes: docker };
  return once(memory, `image ${name}`, () => pull(docker, name, { run, say }));
}
