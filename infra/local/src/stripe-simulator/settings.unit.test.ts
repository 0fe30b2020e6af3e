import { readConfig } from './config';
import { createControl, defaultControl } from './control';

const environment = {
  STRIPE_KEY: 'sk_test_simulator',
  STRIPE_WEBHOOK_SECRET: 'whsec_1',
  STRIPE_SIMULATOR_DATA_FILE: '/tmp/j',
};
const newControl = () =>
  createControl(defaultControl({ webhookUrl: undefined, settleAfterMs: 3_000 }));

test('flags win over the environment', () => {
  const config = readConfig({
    environment: { ...environment, PORT: '1' },
    args: ['--port', '2', '--data-file', '/tmp/k'],
  });
  expect(config).toMatchObject({ port: 2, dataFile: '/tmp/k', secretKey: 'sk_test_simulator' });
});

test('it listens on this machine only, unless a host is named', () => {
  const read = (host: string) =>
    readConfig({ environment: { ...environment, HOST: host }, args: [] });
  expect(read('')).not.toHaveProperty('host');
  expect(read('0.0.0.0')).toMatchObject({ host: '0.0.0.0' });
});

test('all faults of the settings are said together', () => {
  const read = () => readConfig({ environment: { PORT: 'x' }, args: [] });
  expect(read).toThrow(/PORT.*STRIPE_KEY.*STRIPE_WEBHOOK_SECRET.*DATA_FILE/);
});

test('the simulator is never production', () => {
  const production = { ...environment, NODE_ENV: 'production' };
  expect(() => readConfig({ environment: production, args: [] })).toThrow('production');
  const live = { ...environment, STRIPE_KEY: 'sk_live_1' };
  expect(() => readConfig({ environment: live, args: [] })).toThrow('sk_test_');
});

test('the control changes what is named and keeps the rest', () => {
  const control = newControl();
  control.change({ webhooks: { repeat: 2 } });
  control.change({ api: { failNext: 1 } });
  expect(control.current()).toMatchObject({ webhooks: { repeat: 2 }, api: { failNext: 1 } });
});

test.each([
  { webhook: {} },
  { webhooks: { repeats: 1 } },
  { webhooks: { repeat: -1 } },
  { webhooks: { repeat: '1' } },
  { webhooks: { paused: 1 } },
  { webhooks: { url: 'nowhere' } },
  { api: { failNext: 1.5 } },
  { api: null },
  [],
  'x',
])('the control refuses %j', (patch) => {
  expect(() => newControl().change(patch)).toThrow(TypeError);
});

test('an ordered failure is used up, on the paths that it is meant for', () => {
  const control = newControl();
  control.change({ api: { failNext: 1, match: 'confirm' } });
  expect(control.take('failNext', '/v1/refunds')).toBe(false);
  expect(control.take('failNext', '/v1/payment_intents/pi_1/confirm')).toBe(true);
  expect(control.take('failNext', '/v1/payment_intents/pi_1/confirm')).toBe(false);
});
