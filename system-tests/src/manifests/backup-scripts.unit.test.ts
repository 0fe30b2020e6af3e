import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const definitionDir = path.resolve(__dirname, '../../../infra/k8s/components/backup/definition');
const connect = path.join(definitionDir, 'connect.sh');
const KEEP = 3;

/** Stands in for either tool: notes how it was called, writes the archive, or fails as it is told. */
const TOOL = `#!/bin/bash
echo "$(basename "$0") $*" >> "$TOOL_LOG"
for argument; do
  case "$argument" in --archive=*) [[ "$0" == *dump ]] && echo copy > "\${argument#*=}" ;; esac
done
exit "\${TOOL_STATUS:-0}"
`;

describe('what the tools of a backup are told', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'backup-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function told(address: string): string {
    const env = { PATH: process.env['PATH'], TMPDIR: folder, MONGO_URI: address };
    execFileSync('bash', ['-euo', 'pipefail', connect], { env });
    return readFileSync(path.join(folder, 'mongo.yaml'), 'utf8');
  }

  it('has the password apart from the address, which they print in an error', () => {
    expect(told('mongodb://orders:0f1e@orders-mongodb:27017/orders')).toBe(
      'uri: "mongodb://orders@orders-mongodb:27017/orders"\npassword: "0f1e"\n',
    );
  });

  it('is the address as it is where it has no user', () => {
    expect(told('mongodb://orders-mongodb:27017/orders')).toBe(
      'uri: "mongodb://orders-mongodb:27017/orders"\n',
    );
  });
});

describe('the copies of a database', () => {
  let scratch: string;
  const pathOf = (...names: string[]) => path.join(scratch, ...names);
  const archives = () => readdirSync(pathOf('backups')).sort();
  const called = () => (existsSync(pathOf('log')) ? readFileSync(pathOf('log'), 'utf8') : '');

  /** The shipped script, but for the place of the archives, which is a volume. */
  function place(name: string): void {
    const text = readFileSync(path.join(definitionDir, name), 'utf8');
    writeFileSync(pathOf(name), text.replaceAll('/backups', pathOf('backups')));
  }

  beforeEach(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'backup-'));
    for (const folder of ['backups', 'bin']) mkdirSync(pathOf(folder));
    for (const name of ['mongodump', 'mongorestore']) {
      writeFileSync(pathOf('bin', name), TOOL, { mode: 0o755 });
    }
    for (const name of ['backup.sh', 'restore.sh']) place(name);
    copyFileSync(connect, pathOf('connect.sh'));
  });
  afterEach(() => rmSync(scratch, { recursive: true }));

  function keep(...names: string[]): void {
    for (const name of names) writeFileSync(pathOf('backups', name), '');
  }

  function run(script: string, more: Readonly<Record<string, string>> = {}) {
    const env = {
      PATH: `${pathOf('bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
      TMPDIR: scratch,
      TOOL_LOG: pathOf('log'),
      MONGO_URI: 'mongodb://orders-mongodb:27017/orders',
      SERVICE: 'orders',
      KEEP: String(KEEP),
      ...more,
    };
    return spawnSync('bash', [pathOf(script)], { encoding: 'utf8', env });
  }

  const OLD = ['1', '2', '3', '4'].map((day) => `orders-2026010${day}T020000Z.archive.gz`);
  const OF_ANOTHER = 'auth-20250101T020000Z.archive.gz';

  it('are as many as are kept, the newest of them just made, and leave those of others alone', () => {
    keep(...OLD, OF_ANOTHER);

    const { status, stdout } = run('backup.sh');

    expect(status).toBe(0);
    const made = path.basename(stdout.trim());
    expect(made).toMatch(/^orders-\d{8}T\d{6}Z\.archive\.gz$/);
    expect(archives()).toEqual([OF_ANOTHER, ...OLD.slice(-(KEEP - 1)), made]);
    expect(readFileSync(pathOf('backups', made), 'utf8')).toBe('copy\n');
  });

  it('are no copies before they are whole, and what was left over is taken away by the next', () => {
    keep(...OLD.slice(-1));

    expect(run('backup.sh', { TOOL_STATUS: '1' }).status).not.toBe(0);
    expect(archives().filter((name) => name.endsWith('.gz'))).toEqual(OLD.slice(-1));
    expect(archives().filter((name) => name.endsWith('.part'))).toHaveLength(1);

    expect(run('backup.sh').status).toBe(0);
    expect(archives().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('are never none, also where one is kept and making the next fails', () => {
    keep(...OLD);

    expect(run('backup.sh', { KEEP: '1', TOOL_STATUS: '1' }).status).not.toBe(0);
    expect(archives().filter((name) => name.endsWith('.gz'))).toEqual(OLD.slice(-1));

    expect(run('backup.sh', { KEEP: '1' }).status).toBe(0);
    expect(archives()).toHaveLength(1);
    expect(archives()).not.toEqual(OLD.slice(-1));
  });

  it('are put back from the newest of their service', () => {
    keep(OLD[2] ?? '', OLD[0] ?? '', 'tickets-20270101T020000Z.archive.gz');

    const { status, stdout } = run('restore.sh');

    expect(status).toBe(0);
    expect(stdout.trim()).toBe(pathOf('backups', OLD[2] ?? ''));
    expect(called()).toContain(`--archive=${pathOf('backups', OLD[2] ?? '')} --drop`);
    expect(called()).toContain('--nsInclude=orders.*');
  });

  it('are put back from another one that is named', () => {
    keep(...OLD);
    const chosen = pathOf('backups', OLD[0] ?? '');

    expect(run('restore.sh', { ARCHIVE: chosen }).status).toBe(0);
    expect(called()).toContain(`--archive=${chosen} --drop`);
  });

  it('leave the database alone where there is none', () => {
    keep(OF_ANOTHER);

    const { status, stderr } = run('restore.sh');

    expect(status).toBe(1);
    expect(stderr).toContain('There is no archive of orders.');
    expect(called()).toBe('');
  });

  it('are not said to be back where they are not', () => {
    keep(...OLD);

    const { status, stdout } = run('restore.sh', { TOOL_STATUS: '3' });

    expect(status).toBe(3);
    expect(stdout).toBe('');
  });
});
