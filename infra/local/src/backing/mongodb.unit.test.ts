import { fakeMachine, onPath } from '../testing/fake-machine';
import { mongoUriVariable, resolveMongodb, SERVICES_WITH_STORE } from './mongodb';

const rootDir = '/repository';
const place = { port: 27_100, dataDir: '/data' };
const everyUri = Object.fromEntries(
  SERVICES_WITH_STORE.map((service) => [mongoUriVariable(service), 'mongodb://db:27017/x']),
);
const image = () => Promise.resolve({ yes: '/bin/docker' });
const downloadedMongod = () => Promise.resolve({ yes: '/cache/mongod' });

describe('resolving MongoDB', () => {
  it('takes the addresses that were given, before anything else', async () => {
    const machine = fakeMachine({ ...onPath('mongod'), image, env: everyUri });
    const choice = await resolveMongodb(machine, { rootDir });
    expect(choice).toMatchObject({ source: 'given' });
    expect(choice.runnable).toBeUndefined();
  });

  it('needs a server of its own as long as one service has no address', async () => {
    const env = { ...everyUri, ORDERS_MONGO_URI: '' };
    const choice = await resolveMongodb(fakeMachine({ ...onPath('mongod'), env }), { rootDir });
    expect(choice.source).toBe('found');
  });

  it('complains of an address at which nothing answers', async () => {
    const isReachable = () => Promise.resolve(false);
    const attempt = resolveMongodb(fakeMachine({ env: everyUri, isReachable }), { rootDir });
    await expect(attempt).rejects.toThrow(
      'AUTH_MONGO_URI is mongodb://db:27017/x, but nothing answers there.',
    );
  });

  it('takes mongod on PATH before a container', async () => {
    const machine = fakeMachine({ ...onPath('mongod'), image });
    const choice = await resolveMongodb(machine, { rootDir });
    expect(choice).toMatchObject({ source: 'found', where: '/bin/mongod', version: '1.2.3' });
    expect(choice.runnable?.(place).args).toEqual(
      '--port 27100 --dbpath /data --bind_ip 127.0.0.1'.split(' '),
    );
  });

  it('takes MONGOD_BINARY before mongod on PATH', async () => {
    const machine = fakeMachine({ ...onPath('mongod'), env: { MONGOD_BINARY: '/my/mongod' } });
    expect((await resolveMongodb(machine, { rootDir })).where).toBe('/my/mongod');
  });

  it('complains of a MONGOD_BINARY that does not run, instead of taking something else', async () => {
    const machine = fakeMachine({
      env: { MONGOD_BINARY: '/my/mongod' },
      versionOf: () => Promise.resolve({ no: 'ENOENT' }),
    });
    await expect(resolveMongodb(machine, { rootDir })).rejects.toThrow(
      'MONGOD_BINARY is set, but /my/mongod does not run here: ENOENT',
    );
  });

  it('takes a container before a download, bound to loopback', async () => {
    const choice = await resolveMongodb(fakeMachine({ image, downloadedMongod }), { rootDir });
    expect(choice.source).toBe('container');
    const { args, cleanup } = choice.runnable?.(place) ?? {};
    expect(args).toEqual(expect.arrayContaining(['-p', '127.0.0.1:27100:27017', '/data:/data/db']));
    expect(cleanup).toEqual(['/bin/docker', 'rm', '-f', args?.[3]]);
  });

  it('takes a download before the embedded store', async () => {
    const choice = await resolveMongodb(fakeMachine({ downloadedMongod }), { rootDir });
    expect(choice).toMatchObject({ source: 'fetched', where: '/cache/mongod' });
  });

  it('does not take a program that does not run here', async () => {
    const versionOf = (executable: string) =>
      Promise.resolve(executable === '/cache/mongod' ? { no: 'libssl' } : { yes: '7.0.0' });
    const choice = await resolveMongodb(fakeMachine({ downloadedMongod, versionOf }), { rootDir });
    expect(choice.source).toBe('embedded');
  });

  it('takes the embedded store where there is nothing else', async () => {
    const choice = await resolveMongodb(fakeMachine(), { rootDir });
    expect(choice.where).toBe('/repository/infra/local/bin/embedded-mongod');
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'it refuses NODE_ENV=production'],
    [{ STRIPE_KEY: 'sk_live_x' }, 'it refuses a live Stripe key'],
  ])('never takes the embedded store with %j', async (env, why) => {
    await expect(resolveMongodb(fakeMachine({ env }), { rootDir })).rejects.toThrow(why);
  });
});
