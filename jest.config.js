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
];

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
  },
  ...overrides,
});

module.exports = {
  projects: [
    project('unit'),
    project('int', {
      globalSetup: '<rootDir>/infra/local/src/testing/global-setup.ts',
      globalTeardown: '<rootDir>/infra/local/src/testing/global-teardown.ts',
    }),
  ],
  testTimeout: 30_000,
  maxWorkers: 2,
  collectCoverageFrom: ['*/src/{domain,commands}/**/*.ts', '!**/*.test.ts'],
  coverageThreshold: { global: { lines: 95, branches: 95 } },
};
