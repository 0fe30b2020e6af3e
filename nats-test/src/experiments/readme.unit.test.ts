import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readArguments } from '../cli/read-arguments';

const ROOT_DIR = path.resolve(__dirname, '../../..');

/** The command lines that a page shows, without what it says about them. */
function commandLines(page: string): string[] {
  const text = readFileSync(path.join(ROOT_DIR, page), 'utf8');
  return [...text.matchAll(/^npm run lab -- ([^#\n]+)/gm)].map(([, line = '']) => line.trim());
}

describe.each(['README.md', 'nats-test/README.md'])('%s', (page) => {
  it('shows command lines that the laboratory understands', () => {
    const lines = commandLines(page);
    expect(lines.length).toBeGreaterThanOrEqual(5);
    for (const line of lines) {
      expect(() => readArguments(line.split(' '), new Date())).not.toThrow();
    }
  });
});
