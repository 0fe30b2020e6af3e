import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { eventually } from '@ticketing/common/testing/eventually';

const rootDir = path.resolve(__dirname, '../../..');

/** The part of the Dockerfile that is for `skaffold dev`. */
function entrypoint(): string[] {
  const file = readFileSync(path.join(rootDir, 'infra/docker/service.Dockerfile'), 'utf8');
  const dev = file.split(/^FROM /m).find((stage) => stage.includes(' AS dev\n')) ?? '';
  return JSON.parse(/^ENTRYPOINT (.*)$/m.exec(dev)?.[1] ?? '[]') as string[];
}

/** As skaffold does it: the new file takes the name of the old one, which is gone. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

describe('a service that runs from its sources', () => {
  const app = mkdtempSync(path.join(tmpdir(), 'live-edit-'));
  const says = path.join(app, 'service/src/says.ts');

  beforeAll(() => {
    mkdirSync(path.join(app, 'service/src'), { recursive: true });
    cpSync(path.join(rootDir, 'infra/docker/dev'), path.join(app, 'infra/docker/dev'), {
      recursive: true,
    });
    symlinkSync(path.join(rootDir, 'node_modules'), path.join(app, 'node_modules'));
    symlinkSync('service/src/main.ts', path.join(app, 'main.ts'));
    const main = `import { words } from './says';
      console.log('says', words satisfies string);
      process.on('SIGTERM', () => process.exit());
      setInterval(() => undefined, 1_000);`;
    writeFileSync(path.join(app, 'service/src/main.ts'), main);
    writeFileSync(says, `export const words: string = 'as it was';`);
  });
  afterAll(() => rmSync(app, { recursive: true }));

  it('starts again after each edit, also where the same file is edited twice', async () => {
    const [command = '', ...args] = entrypoint().map((part) => part.replace(/^\/app/, app));
    const child = spawn(command, args, { cwd: app, stdio: ['ignore', 'pipe', 'inherit'] });
    let told = '';
    child.stdout.on('data', (data: Buffer) => (told += String(data)));
    const exited = once(child, 'exit');
    try {
      await eventually(() => told.includes('says as it was'));
      for (const words of ['edited', 'edited again', 'undone']) {
        replace(says, `export const words: string = '${words}';`);
        await eventually(() => told.includes(`says ${words}\n`));
      }
    } finally {
      child.kill('SIGTERM');
      await exited;
    }
  });
});
