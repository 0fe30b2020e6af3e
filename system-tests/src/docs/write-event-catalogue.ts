import { writeFileSync } from 'node:fs';
import { currentEventCatalogue, EVENT_CATALOGUE } from './event-catalogue';

writeFileSync(EVENT_CATALOGUE, currentEventCatalogue());
