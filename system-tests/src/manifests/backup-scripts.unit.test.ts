import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const connect = path.resolve(
  __dirname,
  '../../../infra/k8s/components/backup/definition/connect.sh',
);

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
