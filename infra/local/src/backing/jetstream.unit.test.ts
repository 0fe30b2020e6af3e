import { jetstreamConfig } from './jetstream';

const at = { storeDir: '/data', listen: '127.0.0.1:4222' };

describe("JetStream's configuration", () => {
  it('syncs every write where the server knows how', () => {
    expect(jetstreamConfig({ ...at, version: '2.12.15' })).toContain('sync_interval: always');
    expect(jetstreamConfig({ ...at, version: '2.10.0' })).toContain('sync_interval: always');
  });

  it('leaves that out for an older server, which would refuse it', () => {
    expect(jetstreamConfig({ ...at, version: '2.9.10' })).not.toContain('sync_interval');
  });

  it('listens on loopback and keeps its data in our folder', () => {
    const config = jetstreamConfig({ ...at, version: '2.9.10' });
    expect(config).toContain('listen: "127.0.0.1:4222"');
    expect(config).toContain('store_dir: "/data"');
  });
});
