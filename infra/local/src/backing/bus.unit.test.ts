import { fakeMachine, onPath } from '../testing/fake-machine';
import { resolveBus } from './bus';

const clusterId = 'ticketing';
const yes = (answer: string) => () => Promise.resolve({ yes: answer });

describe('resolving the bus', () => {
  it('takes nats-streaming-server on PATH before JetStream', async () => {
    const machine = fakeMachine(onPath('nats-streaming-server', 'nats-server'));
    const choice = await resolveBus(machine, { clusterId });
    expect(choice).toMatchObject({ kind: 'nats-streaming', source: 'found' });
  });

  it('takes a container of NATS Streaming before building it', async () => {
    const machine = fakeMachine({ image: yes('/bin/docker'), goProgram: yes('/cache/stan') });
    const choice = await resolveBus(machine, { clusterId });
    expect(choice).toMatchObject({ kind: 'nats-streaming', source: 'container' });
  });

  it('builds NATS Streaming where Go is there, before JetStream', async () => {
    const machine = fakeMachine({ ...onPath('nats-server'), goProgram: yes('/cache/stan') });
    const choice = await resolveBus(machine, { clusterId });
    expect(choice).toMatchObject({ kind: 'nats-streaming', source: 'fetched' });
  });

  it('takes JetStream on nats-server where NATS Streaming can not be had', async () => {
    const choice = await resolveBus(fakeMachine(onPath('nats-server')), { clusterId });
    expect(choice).toMatchObject({ kind: 'jetstream', source: 'found' });
  });

  it("takes Debian's nats-server where nothing is there", async () => {
    const machine = fakeMachine({ debianPackage: yes('/usr/sbin/nats-server') });
    const choice = await resolveBus(machine, { clusterId });
    expect(choice).toMatchObject({ kind: 'jetstream', source: 'fetched' });
  });

  it('lets NATS Streaming tell how far behind everybody is, where it is given a port for it', async () => {
    const machine = fakeMachine(onPath('nats-streaming-server'));
    const { runnable } = await resolveBus(machine, { clusterId });
    const place = { port: 4222, dataDir: '/data' };
    const argsOf = (monitoringPort?: number) =>
      runnable?.({ ...place, ...(monitoringPort && { monitoringPort }) }).args.join(' ');
    expect(argsOf(8222)).toContain('-m 8222');
    expect(argsOf()).not.toContain('-m ');
  });

  it('lets it tell that from a container too, on loopback', async () => {
    const machine = fakeMachine({ image: yes('/bin/docker') });
    const { runnable } = await resolveBus(machine, { clusterId });
    const place = { port: 4222, monitoringPort: 8223, dataDir: '/data' };
    const line = runnable?.(place).args.join(' ');
    expect(line).toContain('-p 127.0.0.1:4222:4222 -p 127.0.0.1:8223:8222');
    expect(line).toContain('-m 8222');
  });

  it('keeps its messages in files, and throws none away', async () => {
    const machine = fakeMachine(onPath('nats-streaming-server'));
    const { runnable } = await resolveBus(machine, { clusterId });
    const line = runnable?.({ port: 4222, dataDir: '/data' }).args.join(' ');
    expect(line).toContain('-a 127.0.0.1 -p 4222 --cluster_id ticketing --store file --dir /data');
    expect(line).toContain('--max_msgs 0 --max_bytes 0');
  });

  it.each([
    ['by option', { kind: 'jetstream' } as const, {}],
    ['by EVENT_BUS', {}, { EVENT_BUS: 'jetstream' }],
  ])('takes JetStream where it is asked for %s', async (_how, asked, env) => {
    const machine = fakeMachine({ ...onPath('nats-streaming-server', 'nats-server'), env });
    expect((await resolveBus(machine, { clusterId, ...asked })).kind).toBe('jetstream');
  });

  it('does not fall back to the other one where one is asked for', async () => {
    const attempt = resolveBus(fakeMachine(onPath('nats-server')), {
      clusterId,
      kind: 'nats-streaming',
    });
    await expect(attempt).rejects.toThrow('nats-streaming can not be had.');
  });

  it('takes an address that is given for NATS Streaming, unless told otherwise', async () => {
    const env = { NATS_URL: 'nats://bus:4222' };
    const choice = await resolveBus(fakeMachine({ env }), { clusterId });
    expect(choice).toMatchObject({ kind: 'nats-streaming', source: 'given' });
    const told = fakeMachine({ env: { ...env, EVENT_BUS: 'jetstream' } });
    const other = await resolveBus(told, { clusterId });
    expect(other).toMatchObject({ kind: 'jetstream', source: 'given' });
  });
});
