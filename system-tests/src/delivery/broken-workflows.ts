const SHA = '0123456789abcdef0123456789abcdef01234567';

/** What keeps every rule, under the name of the one that pushes images. */
export const GOOD = `
on:
  push:
    branches: [main]
permissions: {}
concurrency:
  group: main
jobs:
  images:
    runs-on: ubuntu-24.04
    timeout-minutes: 30
    permissions:
      contents: read
      packages: write
    steps:
      - uses: actions/checkout@${SHA} # v6.0.2
        with:
          persist-credentials: false
      - uses: actions/setup-node@${SHA} # v6.2.0
        with:
          package-manager-cache: false
      - run: npm ci --ignore-scripts
      - run: npm run images -- --tag "$GITHUB_SHA"
      - run: docker login --username me --password-stdin <<< "$TOKEN"
        env:
          TOKEN: \${{ secrets.GITHUB_TOKEN }}
`;

/** The rule that breaks, how, what is taken out of the good one, and what comes in its place. */
export type BrokenWorkflow = [rule: string, broken: string, from: string, to: string];

const instead = (rule: string, from: string, cases: Readonly<Record<string, string>>) =>
  Object.entries(cases).map(([broken, to]): BrokenWorkflow => [rule, broken, from, to]);

const SCRIPT = 'npm run images -- --tag "$GITHUB_SHA"';
const LOGIN = 'docker login --username me --password-stdin <<< "$TOKEN"';
const CHECKOUT = `actions/checkout@${SHA} # v6.0.2`;

export const BROKEN_WORKFLOWS: readonly BrokenWorkflow[] = [
  ...instead('a workflow says when it runs, and has jobs', 'on:\n  push:\n    branches: [main]\n', {
    'no trigger': '',
  }),
  ...instead('a workflow says when it runs, and has jobs', 'jobs:', { 'no job': 'tasks:' }),
  ...instead('nothing runs with rights on what a stranger sends', 'push:', {
    'a pull request with the rights of main': 'pull_request_target:',
    'after a pull request': 'workflow_run:',
  }),
  ...instead('npm scripts that are called exist', SCRIPT, {
    'a script that is not there': 'npm run image',
    'one of several': 'npm run images && npm run deploy:all',
    'one that npm calls by itself': 'npm start',
  }),
  ...instead('rights are none, and each job lists its own', 'permissions: {}', {
    'none listed': '',
    'rights for all': 'permissions: write-all',
    'reading for all': 'permissions:\n  contents: read',
  }),
  ...instead(
    'rights are none, and each job lists its own',
    '    permissions:\n      contents: read\n      packages: write\n',
    { 'a job without a list': '', 'a job with all': '    permissions: write-all\n' },
  ),
  ...instead('rights are none, and each job lists its own', 'contents: read', {
    'a right that it does not need': 'contents: write',
  }),
  ...instead('each job ends in time', '    timeout-minutes: 30\n', {
    'no bound': '',
    'six hours': '    timeout-minutes: 360\n',
    'no number': '    timeout-minutes: soon\n',
  }),
  ...instead('runs of one kind do not meet', 'concurrency:\n  group: main\n', {
    'no concurrency': '',
    'no group': 'concurrency:\n  cancel-in-progress: true\n',
  }),
  ...instead('actions are pinned by commit, and say the version', CHECKOUT, {
    'a tag': 'actions/checkout@v6.0.2',
    'a branch': 'actions/checkout@main # v6.0.2',
    'a short commit': 'actions/checkout@0123456 # v6.0.2',
    'no version': `actions/checkout@${SHA}`,
    'half a version': `actions/checkout@${SHA} # v6`,
    'one of ours that is not there': './.github/actions/gone',
    'an image': 'docker://alpine:3',
  }),
  ...instead('machines are named by version', 'ubuntu-24.04', { latest: 'ubuntu-latest' }),
  ...instead('no secret is shown', LOGIN, {
    'an echo': 'echo "$TOKEN"',
    'an argument': 'docker login --password "${TOKEN}"',
    'a file': 'docker login --password-stdin <<< "$TOKEN" && echo $TOKEN > token',
    'the environment': 'env',
    'a trace': 'set -eux; docker login',
  }),
  ...instead('a script holds no expression', SCRIPT, {
    'a title that somebody else writes': 'echo "${{ github.event.pull_request.title }}"',
    'a secret': 'npm run images -- ${{ secrets.GITHUB_TOKEN }}',
  }),
  ...instead('a checkout leaves no token behind', 'persist-credentials: false', {
    'a token': 'persist-credentials: true',
    'nothing said': 'fetch-depth: 0',
  }),
  ...instead('packages run no script when they are installed', 'npm ci --ignore-scripts', {
    'npm ci': 'npm ci',
    'npm install': 'npm install left-pad',
  }),
  ...instead('what publishes takes nothing from a cache', 'package-manager-cache: false', {
    'packages of a cache': 'cache: npm',
  }),
  ...instead('what publishes takes nothing from a cache', `setup-node@${SHA} # v6.2.0`, {
    'a cache': `cache@${SHA} # v5.0.2`,
  }),
];
