import { createTestMetrics } from '../testing/metrics';

const description = { name: 'things_total', help: 'Things' };

describe('metrics for Prometheus', () => {
  it('start each counter at 0 for every combination of labels that can be known', async () => {
    const metrics = createTestMetrics();
    metrics.counter({ ...description, labels: { size: ['small', 'large'], colour: ['red'] } });
    expect(await metrics.value('things_total', { size: 'small', colour: 'red' })).toBe(0);
    expect(await metrics.value('things_total', { size: 'large', colour: 'red' })).toBe(0);
  });

  it('count by the number given, or one', async () => {
    const metrics = createTestMetrics();
    const count = metrics.counter(description);
    count({});
    count({}, 4);
    expect(await metrics.value('things_total')).toBe(5);
  });

  it('count what is over the bound of a label as other', async () => {
    const metrics = createTestMetrics();
    const count = metrics.counter({ ...description, labels: { who: { max: 2 } } });
    for (const who of ['a', 'b', 'c', 'd', 'a']) count({ who });
    expect(await metrics.value('things_total', { who: 'a' })).toBe(2);
    expect(await metrics.value('things_total', { who: 'other' })).toBe(2);
    expect(await metrics.value('things_total', { who: 'c' })).toBeUndefined();
  });

  it('count a value that no type allowed as other', async () => {
    const metrics = createTestMetrics();
    const count = metrics.counter({ ...description, labels: { size: ['small'] } });
    count({ size: 'huge' as 'small' });
    count({} as { size: 'small' });
    expect(await metrics.value('things_total', { size: 'other' })).toBe(2);
  });

  it('put a value into the first bucket that is not below it', async () => {
    const metrics = createTestMetrics();
    const observe = metrics.histogram({ name: 'wait_seconds', help: 'Wait', buckets: [1, 5] });
    observe({}, 3);
    expect(await metrics.value('wait_seconds_bucket', { le: '1' })).toBe(0);
    expect(await metrics.value('wait_seconds_bucket', { le: '5' })).toBe(1);
    expect(await metrics.value('wait_seconds_sum')).toBe(3);
  });

  it('never throw for what can not be recorded', async () => {
    const metrics = createTestMetrics();
    const count = metrics.counter(description);
    const observe = metrics.histogram({ name: 'wait_seconds', help: 'Wait', buckets: [1] });
    count({}, -1);
    observe({}, 'soon' as unknown as number);
    expect(await metrics.value('things_total')).toBe(0);
    expect(await metrics.value('wait_seconds_count')).toBe(0);
  });

  it('read a gauge when asked, and leave out what can not be read', async () => {
    const metrics = createTestMetrics();
    let reading: () => Promise<number> = () => Promise.resolve(7);
    metrics.gauge({ name: 'depth', help: 'Depth' }, () => reading());
    expect(await metrics.value('depth')).toBe(7);
    reading = () => Promise.reject(new Error('the database is away'));
    expect(await metrics.value('depth')).toBeUndefined();
    reading = () => Promise.resolve(8);
    expect(await metrics.value('depth')).toBe(8);
  });

  it('do not wait for a gauge that takes too long', async () => {
    const metrics = createTestMetrics();
    metrics.gauge({ name: 'depth', help: 'Depth' }, () => new Promise(() => undefined));
    metrics.gauge({ name: 'height', help: 'Height' }, () => 3);
    expect(await metrics.value('depth')).toBeUndefined();
    expect(await metrics.value('height')).toBe(3);
  });

  it('forget the series of a labelled gauge that are gone', async () => {
    const metrics = createTestMetrics();
    let hosts = ['a', 'b'];
    metrics.labelledGauge({ name: 'pools', help: 'Pools', labels: { host: { max: 5 } } }, () =>
      hosts.map((host) => ({ labels: { host }, value: 1 })),
    );
    expect(await metrics.value('pools', { host: 'b' })).toBe(1);
    hosts = ['a'];
    expect(await metrics.value('pools', { host: 'b' })).toBeUndefined();
  });

  it('share one reading among all who ask at once', async () => {
    const metrics = createTestMetrics();
    let readings = 0;
    metrics.gauge({ name: 'depth', help: 'Depth' }, () => (readings += 1));
    await Promise.all([metrics.text(), metrics.text(), metrics.text()]);
    expect(readings).toBe(1);
  });

  it('say which versions run, and how the process is', async () => {
    const names = (await createTestMetrics().told()).map(({ name }) => name);
    expect(names).toContain('ticketing_build_info');
    expect(names).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(names).not.toContain('nodejs_active_handles');
  });
});
