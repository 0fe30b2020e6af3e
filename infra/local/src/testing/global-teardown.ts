import { backing } from './backing';

/** Stops what the set-up of the int tests has started. */
const globalTeardown = async (): Promise<void> => {
  for (const release of backing.releases.splice(0).reverse()) await release();
};

export default globalTeardown;
