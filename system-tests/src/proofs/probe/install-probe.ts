import * as busModule from '@ticketing/common/messaging/bus-from-config';
import * as checkpointModule from '@ticketing/common/service/checkpoint';
import * as storeModule from '@ticketing/common/store/aggregate-store';
import { chanceOf } from '../swarm/chance';
import type { CurrentOrders } from './follow-orders';
import { openJournal } from './open-journal';
import { probeBus } from './probe-bus';
import { probeCheckpoint } from './probe-checkpoint';
import type { MachineClock } from './probe-clock';
import { probeStore } from './probe-store';
import type { ProbeEnvironment } from './read-environment';
import { replaceExport } from './replace-export';

/** Makes the machinery of this process observable, and as faulty as the orders say. */
export function installProbe(
  { pod, journalDir, seed }: ProbeEnvironment,
  { orders, machineClock }: { orders: CurrentOrders; machineClock: MachineClock },
): void {
  const { pid } = process;
  const write = openJournal({ dir: journalDir, pod, pid, machineClock });
  const die = () => process.kill(pid, 'SIGKILL');
  const chance = (type: string) => chanceOf(seed, `${pod}:${type}`);
  write({ kind: 'started' });

  replaceExport(checkpointModule, 'noCheckpoint', () => probeCheckpoint({ orders, write, die }));
  replaceExport(
    busModule,
    'connectBus',
    (connect) => (config) => probeBus(connect(config), { orders, write, chance }),
  );
  replaceExport(
    storeModule,
    'createAggregateStore',
    (create) => (options) => probeStore(create, options, { write, machineClock }),
  );
}
