import { splitText } from '../../inline-text';
import { faq } from './faq';
import { infoFrame } from './frame';
import type { InfoSection, ShopFacts } from './info-text';
import { privacy } from './privacy';
import { refundPolicy } from './refund-policy';
import { support } from './support';
import { terms } from './terms';

const NOBODY = { name: undefined, email: undefined, address: undefined };
const SOMEBODY = { name: 'Corner Stage Ltd', email: 'help@stage.example', address: 'Stage Street' };
const OTHER_PAGES = ['/orders', '/listings', '/sell'];

const articles = (shop: ShopFacts): [string, readonly InfoSection[]][] => [
  ['/faq', faq.groups.flatMap(({ questions }) => questions(shop))],
  ['/support', support.sections(shop)],
  ['/refund-policy', refundPolicy.sections(shop)],
  ['/terms', terms.sections(shop)],
  ['/privacy', privacy.sections(shop)],
];
const textOf = (sections: readonly InfoSection[]) =>
  sections.flatMap(({ blocks }) => blocks.flat());
const linksOf = (text: string) =>
  splitText(text).flatMap((piece) =>
    typeof piece === 'object' && 'href' in piece ? piece.href : [],
  );

describe('the articles about the shop', () => {
  it.each(articles({ operator: SOMEBODY, orderUnitsMax: 10 }))(
    'lead from %s to pages that are there, and to whoever runs the shop',
    (_path, sections) => {
      const known = [
        ...infoFrame.links.map(({ href }) => href),
        ...OTHER_PAGES,
        `mailto:${SOMEBODY.email}`,
      ];
      expect(known).toEqual(expect.arrayContaining(textOf(sections).flatMap(linksOf)));
    },
  );

  it.each(articles({ operator: NOBODY, orderUnitsMax: 1 }))(
    'make up no operator where none is known: %s',
    (_path, sections) => {
      const text = textOf(sections).join('\n');
      expect(text).not.toMatch(/undefined|mailto:|\(\)/);
    },
  );

  it.each(articles({ operator: SOMEBODY, orderUnitsMax: 10 }))(
    'name no place in %s twice',
    (_path, sections) => {
      const ids = sections.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    },
  );

  it('name who runs the shop where that is known', () => {
    const shop = { operator: SOMEBODY, orderUnitsMax: 10 };
    expect(textOf(terms.sections(shop)).join()).toContain('Corner Stage Ltd, Stage Street');
    expect(textOf(privacy.sections(shop)).join()).toContain('Corner Stage Ltd, Stage Street');
    expect(textOf(terms.sections({ ...shop, operator: NOBODY })).join()).toContain('template');
  });
});
