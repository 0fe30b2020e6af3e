import { releaseAll } from './run-servers';

/** Ends what `global-setup` has started. */
const globalTeardown = (): Promise<void> => releaseAll();

export default globalTeardown;
