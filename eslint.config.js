const js = require('@eslint/js');
const tseslint = require('typescript-eslint');

/** Architecture §7: imports go one way through the stages of the flow. */
const forbid = (files, patterns) => ({
  files,
  ignores: ['**/*.test.ts', '**/main.ts', '**/service.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      { patterns: patterns.map(([regex, message]) => ({ regex, message })) },
    ],
  },
});

const vendors = ['mongoose', 'stripe', 'bull', 'ioredis', 'node-nats-streaming'];
const vendorRule = (allowed) => [
  `^(${vendors.filter((name) => !allowed.includes(name)).join('|')}|@nats-io/.*)$`,
  'One place imports each vendor: store/ mongoose, stripe/ Stripe, timers/ Bull and ioredis.',
];
const services = '{auth,tickets,orders,payments,expiration}/src';

module.exports = tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/.next/**',
      '.data/**',
      'coverage/**',
      '**/next-env.d.ts',
      'client/public/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // There are no classes but errors: a function of ours never looks at `this`.
      '@typescript-eslint/unbound-method': 'off',
      // Mongoose's schema definitions are typed as instances of a class and written as literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.test.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 600 }] },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'require',
          'module',
          '__dirname',
          'URL',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'Buffer',
          'AbortSignal',
          'AbortController',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  // Run by mongosh.
  { files: ['infra/k8s/**/*.js'], languageOptions: { globals: { db: 'readonly' } } },
  {
    files: [`${services}/**/*.ts`],
    ignores: ['**/config.ts', '**/main.ts', '**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message: 'config.ts is the only reader of process.env.',
        },
      ],
    },
  },
  forbid(
    [`${services}/domain/**`],
    [
      [
        '^(?!(\\./|@ticketing/common/(money|errors)$))',
        'domain imports nothing but money and errors.',
      ],
    ],
  ),
  forbid(
    [`${services}/commands/**`],
    [
      ['\\.\\./(http|events/in)/', 'commands import domain, store and events/out only.'],
      vendorRule([]),
    ],
  ),
  forbid(
    [`${services}/http/**`],
    [['\\.\\./(events)/', 'http imports commands and domain, not events.'], vendorRule([])],
  ),
  forbid(
    [`${services}/events/**`],
    [['\\.\\./http/', 'events do not import http.'], vendorRule([])],
  ),
  forbid(
    [`${services}/store/**`],
    [
      ['\\.\\./(http|commands|events/in)/', 'store imports domain and events/out only.'],
      vendorRule(['mongoose']),
    ],
  ),
  forbid([`${services}/stripe/**`], [vendorRule(['stripe'])]),
  forbid([`${services}/timers/**`], [vendorRule(['bull', 'ioredis'])]),
);
