import { isMongoHealthy, isNatsHealthy, isRedisHealthy } from '../backing/health';
import { answersHttp } from '../processes/health';
import { isStillRunning } from '../processes/identity';
import { isAnswering } from '../processes/ports';
import { READY_PATHS } from '../observe/start-observing';
import { addressOf } from '../suite/specs';
import type { RecordedProcess, RunRecord } from '../suite/run-record';

type Probe = (port: number) => Promise<boolean>;

const PROBES: Readonly<Record<string, Probe>> = {
  mongodb: isMongoHealthy,
  nats: isNatsHealthy,
  redis: isRedisHealthy,
  proxy: isAnswering,
  client: isAnswering,
  compiler: () => Promise.resolve(true),
  prometheus: answersAt(READY_PATHS.prometheus),
  grafana: answersAt(READY_PATHS.grafana),
};

function answersAt(path: string): Probe {
  return (port) => answersHttp(`${addressOf(port)}${path}`);
}

async function healthOf({ name, port, pid, identity, state }: RecordedProcess): Promise<string> {
  if (pid === undefined || identity === undefined) return state;
  if (!isStillRunning({ pid, identity })) return 'gone';
  return (await (PROBES[name] ?? answersAt('/healthz/ready'))(port)) ? 'healthy' : 'not healthy';
}

/** Each process with pid, port and health, as it is at this moment. */
export async function statusLines(record: RunRecord): Promise<string[]> {
  const rows = await Promise.all(
    record.processes.map(async (process) => [
      process.name,
      String(process.pid ?? '-'),
      String(process.port),
      await healthOf(process),
    ]),
  );
  const table = [['name', 'pid', 'port', 'health'], ...rows];
  return table.map((row) =>
    row.map((cell, column) => cell.padEnd(column === 0 ? 18 : 8)).join(' '),
  );
}
