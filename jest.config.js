const { existsSync } = require('node:fs');
const path = require('node:path');

const transform = {
  '^.+\\.[jt]sx?$': [
    '@swc/jest',
    {
      jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: true } },
      module: { type: 'commonjs' },
      sourceMaps: 'inline',
    },
  ],
};

const packages = [
  'common',
  'auth',
  'tickets',
  'orders',
  'payments',
  'expiration',
  'infra/local',
  'nats-test',
  'client',
  'system-tests',
].filter((folder) => existsSync(path.join(__dirname, folder, 'src')));

/** Tests run on the sources: no build is needed before them, and a stale one can not hide anything. */
const project = (name, overrides = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  roots: packages.map((folder) => `<rootDir>/${folder}/src`),
  testMatch: [`**/*.${name}.test.ts`],
  transform,
  moduleNameMapper: {
    '^@ticketing/common/(.*)$': '<rootDir>/common/src/$1',
    '^@ticketing/local/(.*)$': '<rootDir>/infra/local/src/$1',
    '^@/(.*)$': '<rootDir>/client/src/$1',
  },
  ...overrides,
});

/** One MongoDB and one Redis for all of them. */
const onServers = {
  globalSetup: '<rootDir>/infra/local/src/testing/global-setup.ts',
  globalTeardown: '<rootDir>/infra/local/src/testing/global-teardown.ts',
};

/** Real processes, and a whole suite of them per test: these run one after the other (`--runInBand`). */
const wholeSuite = (name, testMatch) =>
  project(name, {
    roots: ['<rootDir>/system-tests'],
    testMatch: [testMatch],
    setupFilesAfterEnv: ['<rootDir>/infra/local/src/testing/be-patient.ts'],
  });

module.exports = {
  projects: [
    project('unit'),
    project('int', onServers),
    // What a request costs among 100,000 others. Filling the store keeps it from everybody else.
    project('growth', onServers),
    wholeSuite('system', '**/src/scenarios/*.system.test.ts'),
    wholeSuite('journeys', '**/src/journeys/*.journey.test.ts'),
    // No tests: they make the pictures of the README, on the same ground as the journeys.
    wholeSuite('shots', '**/src/journeys/*.shots.ts'),
  ],
  testTimeout: 30_000,
  testSequencer: '<rootDir>/scripts/lib/slow-first.cjs',
  maxWorkers: 2,
  collectCoverageFrom: ['*/src/{domain,commands}/**/*.ts', '!**/*.test.ts'],
  coverageThreshold: { global: { lines: 95, branches: 95 } },
};
