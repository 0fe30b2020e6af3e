import { eventually } from '@ticketing/common/testing/eventually';
import { SERVICES } from '@ticketing/local/suite/ports';
import { describeWithPrometheus } from '@ticketing/local/testing/describe-with-prometheus';
import { readAlerts } from '../monitoring/alert-rules';
import { readCatalogue } from '../monitoring/catalogue';
import { expressionsOf, readDashboards } from '../monitoring/dashboard';
import { loadPromql } from '../monitoring/promql';
import { openPlatform, type Platform } from '../support/platform';
import { list, pay, placeOrder, untilOrder } from '../support/shop';

/** What one purchase does not bring about: nobody is refunded or waits in vain, and there is no cluster. */
const NOT_HERE = [
  'ticketing_payments_refunded_minor_units_total',
  'db_client_connection_timeouts_total',
  'nginx_ingress_controller_requests',
  'nginx_ingress_controller_request_duration_seconds_bucket',
  'nginx_ingress_controller_ssl_expire_time_seconds',
  'probe_ssl_earliest_cert_expiry',
  'kubelet_volume_stats_available_bytes',
  'kubelet_volume_stats_capacity_bytes',
  'ALERTS',
];

/** A few rounds of Prometheus. */
const HEARD = { timeoutMs: 40_000 };

interface Rule {
  name: string;
  health: string;
  state: string;
}

describeWithPrometheus('a platform that is observed', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await openPlatform({}, { observe: true });
  });
  afterAll(() => platform.close());

  async function ask<T>(path: string, query = ''): Promise<T> {
    const url = new URL(`/api/v1/${path}`, platform.observed.prometheusUrl);
    if (query) url.searchParams.set('query', query);
    const { data } = (await (await fetch(url)).json()) as { data: T };
    return data;
  }

  it('is asked by Prometheus, all of it', () =>
    eventually(async () => {
      const { result } = await ask<{ result: unknown[] }>('query', 'up == 1');
      return result.length === SERVICES.length;
    }, HEARD));

  it('shows a purchase', async () => {
    const [seller, buyer] = [platform.visitor(), platform.visitor()];
    await seller.signUp();
    await buyer.signUp();
    const ticket = await list(seller);
    const { id } = await placeOrder(buyer, ticket.id);
    await pay(buyer, id, 'tok_visa');
    await untilOrder(buyer, id, { status: 'complete' });

    await eventually(async () => {
      const { result } = await ask<{ result: { value: [number, string] }[] }>(
        'query',
        'sum(ticketing_orders_total{outcome="completed"})',
      );
      return result[0]?.value[1] === '1';
    }, HEARD);
  });

  it('tells everything that alerts and dashboards ask for', async () => {
    const namesIn = await loadPromql();
    const expressions = [
      ...readAlerts().map(({ expr }) => expr),
      ...readDashboards().flatMap(expressionsOf),
    ];
    const asked = new Set(expressions.flatMap((each) => namesIn(each).metrics));
    expect([...asked].filter((name) => !readCatalogue().has(name))).toEqual([]);

    // Each service is asked in its turn: what one has told, another one may be asked only later.
    await eventually(async () => {
      const told = new Set(await ask<string[]>('label/__name__/values'));
      const missing = [...asked].filter((name) => !told.has(name) && !NOT_HERE.includes(name));
      expect(missing).toEqual([]);
    }, HEARD);
  });

  it('is judged by every rule, and nobody is called', async () => {
    const { groups } = await ask<{ groups: { rules: Rule[] }[] }>('rules');
    const rules = groups.flatMap((group) => group.rules);

    const names = readAlerts().map(({ alert }) => alert);
    expect(rules.map(({ name }) => name).sort()).toEqual(names.sort());
    expect(rules.filter(({ health }) => health === 'err')).toEqual([]);
    expect(rules.filter(({ state }) => state === 'firing')).toEqual([]);
  });
});
