import { fakeMachine, onPath } from '../testing/fake-machine';
import { resolveRedis } from './redis';

const yes = (answer: string) => () => Promise.resolve({ yes: answer });
const env = { REDIS_URL: 'redis://cache:6379' };

describe('resolving Redis', () => {
  it.each([
    ['given', fakeMachine({ env, ...onPath('redis-server') })],
    ['found', fakeMachine({ ...onPath('redis-server'), image: yes('/bin/docker') })],
    ['found', fakeMachine(onPath('valkey-server'))],
    ['container', fakeMachine({ image: yes('/bin/docker'), debianPackage: yes('/bin/redis') })],
    ['fetched', fakeMachine({ debianPackage: yes('/usr/bin/redis-server') })],
  ])('is %s', async (source, machine) => {
    expect((await resolveRedis(machine)).source).toBe(source);
  });

  it('says what to install where there is none', async () => {
    await expect(resolveRedis(fakeMachine())).rejects.toThrow(
      'Install redis-server or valkey-server',
    );
  });

  it('keeps its data over a crash and evicts nothing', async () => {
    const { runnable } = await resolveRedis(fakeMachine(onPath('redis-server')));
    const line = runnable?.({ port: 6390, dataDir: '/data' }).args.join(' ');
    expect(line).toContain('--port 6390 --bind 127.0.0.1 --dir /data');
    expect(line).toContain('--appendonly yes');
    expect(line).toContain('--maxmemory-policy noeviction');
  });
});
