import type { Rules } from './rule';
import { backingRules } from './rules/backing';
import { entryRules } from './rules/entry';
import { environmentRules } from './rules/environment';
import { monitoringRules } from './rules/monitoring';
import { networkRules } from './rules/network';
import { objectRules } from './rules/objects';
import { overlayRules } from './rules/overlays';
import { podRules } from './rules/pods';
import { referenceRules } from './rules/references';

/** Everything that holds for whatever is rendered, except what the schemas say, which is asked once for all. */
export const allRules: Rules = {
  ...objectRules,
  ...podRules,
  ...referenceRules,
  ...environmentRules,
  ...backingRules,
  ...entryRules,
  ...networkRules,
  ...monitoringRules,
  ...overlayRules,
};
