import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createMemory, once, type Answer } from './remembered';

describe('what is remembered', () => {
  let folder: string;
  let asked: number;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'remembered-'));
    asked = 0;
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const memory = () => createMemory(path.join(folder, 'sub/remembered.json'));
  const answering = (answer: Answer<string>) => () => {
    asked += 1;
    return Promise.resolve(answer);
  };

  it('is asked for once; a "no" is remembered with its reason', async () => {
    await once(memory(), 'mongod', answering({ no: 'no network' }));
    const again = await once(memory(), 'mongod', answering({ yes: '/x' }));
    expect(again).toEqual({ no: 'no network (remembered)' });
    expect(asked).toBe(1);
  });

  it('is asked for again after it was forgotten', async () => {
    await once(memory(), 'mongod', answering({ no: 'no network' }));
    memory().forget();
    const program = path.join(folder, 'mongod');
    expect(await once(memory(), 'mongod', answering({ yes: program }))).toEqual({ yes: program });
  });

  it('is asked for again where what was fetched is gone', async () => {
    const program = path.join(folder, 'mongod');
    writeFileSync(program, '');
    await once(memory(), 'mongod', answering({ yes: program }));
    await once(memory(), 'mongod', answering({ yes: program }));
    expect(asked).toBe(1);
    rmSync(program);
    await once(memory(), 'mongod', answering({ yes: program }));
    expect(asked).toBe(2);
  });

  it('does not remember an interruption as a "no"', async () => {
    await once(memory(), 'mongod', answering({ no: 'the download: interrupted' }));
    await once(memory(), 'mongod', answering({ no: 'no network' }));
    expect(asked).toBe(2);
  });
});
