import path from 'node:path';
import { readPathTable, rowFor, strippedUrl } from './path-table';

const table = readPathTable(path.resolve(__dirname, '../../../paths.json'));
const serviceFor = (url: string) => rowFor(table, url)?.service;

describe('the path table', () => {
  it.each([
    ['/api/users/signup', 'auth'],
    ['/api/users', 'auth'],
    ['/api/tickets?q=a/b', 'tickets'],
    ['/api/tickets/mine', 'tickets'],
    ['/api/orders/1/events', 'orders'],
    ['/api/payments/webhook', 'payments'],
    ['/api/docs', 'client'],
    ['/api/openapi.json', 'client'],
    ['/api', 'client'],
    ['/', 'client'],
    ['/tickets', 'client'],
    ['/stripe-simulator/v1/payment_intents', 'stripe-simulator'],
  ])('sends %s to %s', (url, service) => {
    expect(serviceFor(url)).toBe(service);
  });

  it('matches whole path elements, as Kubernetes does', () => {
    expect(serviceFor('/api/ticketsale')).toBe('client');
    expect(serviceFor('/api/users2/x')).toBe('client');
  });

  it('keeps the simulator off the ingress', () => {
    const forIngress = table.filter(({ only }) => only === undefined);
    expect(forIngress.map(({ service }) => service)).not.toContain('stripe-simulator');
  });

  it('strips the prefix where the service does not know of it', () => {
    const row = { prefix: '/stripe-simulator', service: 'stripe-simulator', strip: true };
    expect(strippedUrl(row, '/stripe-simulator/v1/x?y=1')).toBe('/v1/x?y=1');
    expect(strippedUrl(row, '/stripe-simulator?y=1')).toBe('/?y=1');
    expect(strippedUrl({ prefix: '/api/users', service: 'auth' }, '/api/users')).toBe('/api/users');
  });
});
