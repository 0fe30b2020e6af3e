import { readFileSync } from 'node:fs';
import { currentEventCatalogue, EVENT_CATALOGUE } from './event-catalogue';

describe('the event catalogue', () => {
  it('says what the code says (if not: npm run docs:events)', () => {
    expect(readFileSync(EVENT_CATALOGUE, 'utf8')).toBe(currentEventCatalogue());
  });
});
