import { readBrokerAddress } from './broker-address';

describe('the address of a broker', () => {
  it.each([
    ['nats://localhost', { servers: ['nats://localhost:4222'], tls: false }],
    ['nats://a:1, nats://b:2', { servers: ['nats://a:1', 'nats://b:2'], tls: false }],
    ['tls://a:1', { servers: ['nats://a:1'], tls: true }],
    ['nats://me:p%40ss@a', { servers: ['nats://a:4222'], tls: false, user: 'me', pass: 'p@ss' }],
    ['nats://secret@a:1', { servers: ['nats://a:1'], tls: false, token: 'secret' }],
  ])('%s is read into servers and credentials', (text, expected) => {
    expect(readBrokerAddress(text)).toEqual(expected);
  });
});
