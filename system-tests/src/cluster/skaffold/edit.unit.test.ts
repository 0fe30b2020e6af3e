import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openEdit, withHeader } from './edit';

const rootDir = path.resolve(__dirname, '../../../..');

describe('the edit of a trial', () => {
  it('finds its place in the file as it is', () => {
    const source = readFileSync(path.join(rootDir, 'tickets/src/http/get-ticket.ts'), 'utf8');
    expect(withHeader(source, 'abc')).toContain("response.set('x-trial', 'abc');\n");
    expect(openEdit(rootDir).path).toMatch(/^\/api\/tickets\//);
  });

  it('is refused where the file has no such place any more', () => {
    expect(() => withHeader('export {};\n', 'abc')).toThrow(/is not as it was/);
  });
});
