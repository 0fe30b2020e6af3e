import { createTestMetrics } from '../testing/metrics';
import { openTestStore, type TestStore } from '../testing/store';
import { reconnectMongo } from './mongo-connection';
import { measurePool } from './pool-metrics';

describe('the metrics of the connections to MongoDB', () => {
  let store: TestStore;

  beforeEach(async () => {
    store = await openTestStore();
  });
  afterEach(() => store.close());

  const countOf = (metrics: ReturnType<typeof createTestMetrics>) => async (state: string) => {
    const told = await metrics.told();
    const samples = told.find(({ name }) => name === 'db_client_connection_count')?.samples ?? [];
    return samples
      .filter(({ labels }) => labels['db_client_connection_state'] === state)
      .reduce((sum, { value }) => sum + value, 0);
  };
  const sumOf = async (metrics: ReturnType<typeof createTestMetrics>, name: string) => {
    const samples = (await metrics.told()).flatMap((metric) => metric.samples);
    return samples.filter((each) => each.name === name).reduce((sum, { value }) => sum + value, 0);
  };
  const work = () =>
    Promise.all(Array.from({ length: 5 }, () => store.connection.collection('things').findOne({})));

  it('know the connections that are there, and that none is used after the work', async () => {
    const metrics = createTestMetrics();
    measurePool(store.connection, metrics);
    await work();
    const connections = countOf(metrics);
    expect(await connections('idle')).toBeGreaterThan(0);
    expect(await connections('used')).toBe(0);
    expect(await sumOf(metrics, 'db_client_connection_max')).toBe(50);
    expect(await sumOf(metrics, 'db_client_connection_pending_requests')).toBe(0);
    expect(await sumOf(metrics, 'db_client_connection_wait_time_seconds_count')).toBe(5);
  });

  it('know how long each operation had its connection', async () => {
    const metrics = createTestMetrics();
    measurePool(store.connection, metrics);
    await work();
    expect(await sumOf(metrics, 'db_client_connection_use_time_seconds_count')).toBe(5);
    const usedSeconds = await sumOf(metrics, 'db_client_connection_use_time_seconds_sum');
    expect(usedSeconds).toBeGreaterThan(0);
  });

  it('count no timeout, and say so, before there is one', async () => {
    const metrics = createTestMetrics();
    measurePool(store.connection, metrics);
    await work();
    const samples = (await metrics.told()).flatMap((metric) => metric.samples);
    const timeouts = samples.filter(({ name }) => name === 'db_client_connection_timeouts_total');
    expect(timeouts.map(({ value }) => value)).toEqual([0]);
  });

  it('know a connection as used while an operation has it', async () => {
    const metrics = createTestMetrics();
    measurePool(store.connection, metrics);
    const client = store.connection.getClient();
    const told = new Promise<number>((resolve) => {
      client.once('connectionCheckedOut', () => resolve(countOf(metrics)('used')));
    });
    await work();
    expect(await told).toBeGreaterThan(0);
  });

  it('follow the client that a connection is given instead', async () => {
    const metrics = createTestMetrics();
    measurePool(store.connection, metrics);
    await work();
    await reconnectMongo(store.connection, store.uri);
    await work();
    expect(await countOf(metrics)('idle')).toBeGreaterThan(0);
    expect(await sumOf(metrics, 'db_client_connection_max')).toBe(50);
    const waits = await sumOf(metrics, 'db_client_connection_wait_time_seconds_count');
    expect(waits).toBeGreaterThanOrEqual(10);
    const uses = await sumOf(metrics, 'db_client_connection_use_time_seconds_count');
    expect(uses).toBe(waits);
  });
});
