import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openLogFile } from './log-file';

describe('the log of a process', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'logs-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps the run before beside it', async () => {
    const file = path.join(folder, 'logs/orders.log');
    for (const run of ['first', 'second', 'third']) {
      const log = openLogFile({ file });
      log.write(`${run}\n`);
      await log.close();
    }
    expect(readFileSync(file, 'utf8')).toBe('third\n');
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('second\n');
  });

  it('never takes more than twice its bound', async () => {
    const file = path.join(folder, 'orders.log');
    const log = openLogFile({ file, bytesMax: 10 });
    for (const line of ['1234567\n', '2234567\n', '3234567\n']) log.write(line);
    await log.close();
    expect(readFileSync(file, 'utf8')).toBe('3234567\n');
    expect(readFileSync(`${file}.1`, 'utf8')).toBe('2234567\n');
  });

  it('knows its last lines, also one that has not ended', async () => {
    const log = openLogFile({ file: path.join(folder, 'orders.log') });
    log.write('one\ntw');
    log.write('o\nthr');
    expect(log.lastLines()).toEqual(['one', 'two', 'thr']);
    await log.close();
  });

  it('gives whole lines to the screen', async () => {
    const lines: string[] = [];
    const file = path.join(folder, 'orders.log');
    const log = openLogFile({ file, onLine: (line) => lines.push(line) });
    log.write('on');
    log.write('e\ntwo\nthr');
    expect(lines).toEqual(['one', 'two']);
    await log.close();
  });
});
