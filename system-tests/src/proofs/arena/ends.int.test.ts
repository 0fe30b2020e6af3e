import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessEvent } from '@ticketing/local/processes/managed-process';
import { openJournal } from '../probe/open-journal';
import { openEndsBook } from './ends';

describe('the book of ends', () => {
  let journals: string;
  beforeEach(() => (journals = mkdtempSync(path.join(tmpdir(), 'ticketing-journals-'))));
  afterEach(() => rmSync(journals, { recursive: true, force: true }));

  const crash = (how: string): ProcessEvent => ({
    type: 'given up',
    name: 'orders-1',
    how,
    lastLines: ['a line'],
  });
  const write = (pid: number) =>
    openJournal({ dir: journals, pod: 'orders-1', pid, machineClock: Date.now });

  it('expects the end of a process that died where it was told to', () => {
    const book = openEndsBook(journals);
    book.started('orders-1', 11);
    write(11)({ kind: 'died-at', checkpoint: 'written' });
    book.hear(crash('SIGKILL'));
    expect(book.unexpected()).toEqual([]);
  });

  it('tells of any other end: by itself, by a signal, of the next process, of one without a journal', () => {
    const book = openEndsBook(journals);
    book.hear({ ...crash('SIGSEGV'), name: 'nats' });
    book.started('orders-1', 11);
    write(11)({ kind: 'died-at', checkpoint: 'written' });
    book.hear(crash('SIGKILL'));
    book.started('orders-1', 111);
    write(111)({ kind: 'started' });
    book.hear(crash('SIGKILL'));
    book.started('orders-1', 12);
    book.hear(crash('exit code 1'));
    expect(book.unexpected()).toEqual([
      { name: 'nats', how: 'SIGSEGV', lastLines: ['a line'] },
      { name: 'orders-1', how: 'SIGKILL', lastLines: ['a line'] },
      { name: 'orders-1', how: 'exit code 1', lastLines: ['a line'] },
    ]);
  });
});
