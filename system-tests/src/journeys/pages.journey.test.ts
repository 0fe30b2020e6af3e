import { inBrowser } from './kit/in-browser';
import { budgetJourneys } from './pages/budgets';
import { emptyShop, pageStates } from './pages/page-states';
import { sweep } from './pages/sweep';
import { populate, type World } from './pages/world';

const WINDOW_SECONDS = 900;

inBrowser(
  'the pages',
  { ORDER_WINDOW_SECONDS: String(WINDOW_SECONDS) },
  ({ declare, platform }) => {
    let world: World | undefined;
    const inhabited = () => {
      if (world === undefined) throw new Error('the shop is still empty');
      return world;
    };

    describe('of an empty shop', () => {
      declare(sweep(emptyShop, inhabited));
    });

    describe('of a shop with something of everything', () => {
      beforeAll(async () => {
        world = await populate(platform());
      });
      declare(sweep(pageStates, inhabited));
      declare(budgetJourneys(inhabited));
    });
  },
);
