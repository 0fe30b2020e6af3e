import { Writable } from 'node:stream';
import { createLogger } from './logger';

describe('the log', () => {
  it('is JSON with the service and the time, and without secrets', () => {
    const lines: string[] = [];
    const stream = new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    });
    const logger = createLogger('orders', 'info', stream);
    logger.info(
      { orderId: '1', password: 'hunter2', request: { headers: { cookie: 'hunter3' } } },
      'placed',
    );
    logger.debug('not shown');
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'info', service: 'orders', orderId: '1', msg: 'placed' });
    expect(Date.parse(String(line['time']))).not.toBeNaN();
    expect(lines[0]).not.toContain('hunter');
  });

  it('says on each line in which span it was written', () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    let spans = 0;
    const logger = createLogger('orders', 'info', stream, () => ({ span_id: String(++spans) }));
    logger.info('placed');
    logger.info({ orderId: '1' }, 'paid');
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(told).toMatchObject([{ span_id: '1' }, { span_id: '2', orderId: '1' }]);
  });
});
