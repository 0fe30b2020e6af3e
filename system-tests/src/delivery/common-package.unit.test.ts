import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Package {
  name: string;
  version: string;
  private?: boolean;
  files?: string[];
  exports?: Record<string, string | { types: string; default: string }>;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  workspaces?: string[];
}

const rootDir = path.resolve(__dirname, '../../..');
const readPackage = (folder: string) =>
  JSON.parse(readFileSync(path.join(rootDir, folder, 'package.json'), 'utf8')) as Package;

const common = readPackage('common');
const users = (readPackage('.').workspaces ?? [])
  .map(readPackage)
  .filter(({ dependencies = {} }) => common.name in dependencies);

describe('@ticketing/common', () => {
  it('may be published, and is compiled before it is packed', () => {
    expect(common.private).toBeUndefined();
    expect(common.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(common.scripts?.['prepack']).toBe('tsc -b');
  });

  it('brings everything that it exports, and no test', () => {
    const targets = Object.values(common.exports ?? {}).flatMap((target) =>
      typeof target === 'string' ? [] : Object.values(target),
    );
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) expect(target).toMatch(/^\.\/dist\//);
    expect(common.files).toEqual(expect.arrayContaining(['dist', '!dist/**/*.test.*']));
  });

  it('is used in one version, its own', () => {
    expect(users.length).toBeGreaterThan(0);
    expect(
      users.filter(({ dependencies }) => dependencies?.[common.name] !== common.version),
    ).toEqual([]);
  });
});
