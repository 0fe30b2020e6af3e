import * as busModule from '@ticketing/common/messaging/bus-from-config';
import * as checkpointModule from '@ticketing/common/service/checkpoint';
import * as clockModule from '@ticketing/common/service/clock';
import * as storeModule from '@ticketing/common/store/aggregate-store';
import { followOrders } from './follow-orders';
import { openJournal } from './open-journal';
import { probeBus } from './probe-bus';
import { probeCheckpoint } from './probe-checkpoint';
import { probeClock } from './probe-clock';
import { probeStore } from './probe-store';
import type { ProbeEnvironment } from './read-environment';
import { replaceExport } from './replace-export';

/** Makes the machinery of this process observable, and as faulty as the orders say. */
export function installProbe({ pod, ordersFile, journalDir }: ProbeEnvironment): void {
  const { pid } = process;
  const write = openJournal({ dir: journalDir, pod, pid });
  const orders = followOrders(ordersFile);
  const die = () => process.kill(pid, 'SIGKILL');
  write({ kind: 'started' });

  replaceExport(checkpointModule, 'noCheckpoint', () => probeCheckpoint({ orders, write, die }));
  replaceExport(clockModule, 'systemClock', (clock) => probeClock(clock, orders));
  replaceExport(
    busModule,
    'connectBus',
    (connect) => (config) => probeBus(connect(config), { orders, write, random: Math.random }),
  );
  replaceExport(
    storeModule,
    'createAggregateStore',
    (create) => (options) => probeStore(create, options, write),
  );
}
