import { readBusPlace } from './config';

describe('where the bus is', () => {
  it('is on this machine unless the environment says otherwise', () => {
    expect(readBusPlace({})).toEqual({
      kind: 'nats-streaming',
      url: 'nats://127.0.0.1:4222',
      clusterId: 'ticketing',
      monitorUrl: 'http://127.0.0.1:8222',
      shown: 'nats-streaming at nats://127.0.0.1:4222',
    });
  });

  it('is said without credentials, and its monitor is beside it', () => {
    const place = readBusPlace({ EVENT_BUS: 'jetstream', NATS_URL: 'nats://me:secret@bus:1' });
    expect(place.shown).toBe('jetstream at nats://bus:1');
    expect(place.monitorUrl).toBe('http://bus:8222');
  });

  it('must make sense', () => {
    expect(() => readBusPlace({ NATS_URL: 'http://bus', EVENT_BUS: 'kafka' })).toThrow(
      /EVENT_BUS[^]*NATS_URL/,
    );
  });
});
