import paths from '../../../infra/paths.json';
import { readEnv } from './env';
import { SERVICE_OF_PREFIX, serviceAddress } from './service-address';

describe('the address of a service', () => {
  it('is the one address that there is, whatever is asked for', () => {
    expect(serviceAddress('http://127.0.0.1:3000', '/api/orders/1')).toBe('http://127.0.0.1:3000');
  });

  it('has the name of the service that owns the path', () => {
    const { apiBaseUrl } = readEnv({ API_BASE_URL: 'http://{service}:3000' });

    expect(serviceAddress(apiBaseUrl, '/api/users/currentuser')).toBe('http://auth:3000');
    expect(serviceAddress(apiBaseUrl, '/api/tickets?limit=1')).toBe('http://tickets:3000');
    expect(serviceAddress(apiBaseUrl, '/api/orders/1/events')).toBe('http://orders:3000');
    expect(serviceAddress(apiBaseUrl, '/api/payments')).toBe('http://payments:3000');
  });

  it('follows the table that the proxy and the ingress follow', () => {
    const rows = paths.filter(({ prefix }) => prefix.startsWith('/api/'));

    expect(SERVICE_OF_PREFIX).toEqual(
      Object.fromEntries(rows.map(({ prefix, service }) => [prefix, service])),
    );
  });
});
