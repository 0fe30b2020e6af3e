import { splitAddress, urlOf } from './way-in';

describe('the way into the shop', () => {
  it('is its own name with the port of the ingress', () => {
    const wayIn = { host: 'ticketing.local', ingress: '127.0.0.1:8443', authority: '' };
    expect(urlOf(wayIn)).toBe('https://ticketing.local:8443');
  });

  it('ends at a host and a port, of IPv6 too', () => {
    expect(splitAddress('10.0.0.1:443')).toEqual({ host: '10.0.0.1', port: 443 });
    expect(splitAddress('::1:443')).toEqual({ host: '::1', port: 443 });
  });
});
