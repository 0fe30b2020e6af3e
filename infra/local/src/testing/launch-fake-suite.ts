import { startSuite } from '../suite/start-suite';
import { fakeSuiteOptions } from './fake-suite';

/** A launcher as a process of its own, for the test that kills it. */
const [rootDir = '', dataDir = ''] = process.argv.slice(2);

startSuite(fakeSuiteOptions({ rootDir, dataDir })).then(
  ({ url }) => process.stdout.write(`${url}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
