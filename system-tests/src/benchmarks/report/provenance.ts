import { shown } from './format';
import type { MachineFacts, Measured, MeasuredSoak } from './results-file';

export function factsOf(machine: MachineFacts): string {
  return Object.entries(machine)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/**
 * When, of what and where something was measured.
 *
 * @param what how much of it
 * @param page the machine that the page names: it is named again only where it was another one
 */
export function provenanceOf(
  { startedAt, commit, machine, store, broker, load }: Measured | MeasuredSoak,
  what: string,
  page: MachineFacts,
): string {
  const facts = factsOf(machine);
  const other = facts === factsOf(page) ? '' : `another one, ${facts}; `;
  const loads = `load average ${shown(load.before)} before, at most ${shown(load.during)} meanwhile`;
  return `${startedAt.slice(0, 16).replace('T', ' ')} UTC, commit ${commit}, ${what}. Store: ${store}. Broker: ${broker}. Machine: ${other}${loads}.`;
}
