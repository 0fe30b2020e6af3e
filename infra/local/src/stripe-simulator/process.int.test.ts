import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Stripe from 'stripe';
import { cardsOnly, stripeClient, stripeErrorOf } from './testing/stripe-client';
import { waitFor } from './testing/wait-for';
import { startWebhookReceiver } from './testing/webhook-receiver';

let folder: string;
let dataFile: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stripe-simulator-process-'));
  dataFile = join(folder, 'data', 'journal.jsonl');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => kill(child)));
  await rm(folder, { recursive: true, force: true });
});

const run = (args: string[], environment: Record<string, string> = {}): ChildProcess => {
  const hook = join(__dirname, 'testing', 'typescript-hook.cjs');
  const child = spawn(process.execPath, ['-r', hook, join(__dirname, 'main.ts'), ...args], {
    env: {
      ...process.env,
      NODE_ENV: 'test',
      STRIPE_KEY: 'sk_test_simulator',
      STRIPE_WEBHOOK_SECRET: 'whsec_simulator',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return child;
};

const kill = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
};

const start = async (
  webhookUrl?: string,
): Promise<{ child: ChildProcess; port: number; stripe: Stripe }> => {
  const url = webhookUrl === undefined ? [] : ['--webhook-url', webhookUrl];
  const child = run(['--port', '0', '--data-file', dataFile, ...url]);
  let said = '';
  child.stdout?.on('data', (part: Buffer) => (said += part.toString()));
  const port = await waitFor(() => /127\.0\.0\.1:(\d+)/.exec(said)?.[1]);
  return { child, port: Number(port), stripe: stripeClient({ port: Number(port) }) };
};

const wanted = { amount: 1_000, currency: 'usd', ...cardsOnly };
const visa = { payment_method: 'pm_card_visa' };

test('after kill -9 everything that was answered is there, and keys replay', async () => {
  const first = await start();
  const intent = await first.stripe.paymentIntents.create(wanted, { idempotencyKey: 'pi:1' });
  const key = { idempotencyKey: 'confirm:1' };
  await first.stripe.paymentIntents.confirm(intent.id, visa, key);
  const declined = await first.stripe.paymentIntents.create(wanted);
  const card = { payment_method: 'pm_card_chargeDeclined' };
  const error = await stripeErrorOf(
    first.stripe.paymentIntents.confirm(declined.id, card, { idempotencyKey: 'confirm:2' }),
  );
  await kill(first.child);

  const second = await start();
  const paid = await second.stripe.paymentIntents.retrieve(intent.id);
  expect(paid.status).toBe('succeeded');
  const again = await second.stripe.paymentIntents.confirm(intent.id, visa, key);
  expect(again.latest_charge).toBe(paid.latest_charge);
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  const replayed = await stripeErrorOf(
    second.stripe.paymentIntents.confirm(declined.id, card, { idempotencyKey: 'confirm:2' }),
  );
  expect(replayed.charge).toBe(error.charge);
  const charges = await second.stripe.charges.list({ payment_intent: intent.id });
  expect(charges.data).toHaveLength(1);
});

test('killed under load, no answered intent is lost', async () => {
  const { child, stripe } = await start();
  const answered: string[] = [];
  const load = Array.from({ length: 4 }, async () => {
    for (;;) answered.push((await stripe.paymentIntents.create(wanted)).id);
  });
  await waitFor(() => answered.length >= 60);
  await kill(child);
  await Promise.allSettled(load);

  const second = await start();
  for (const id of answered) await second.stripe.paymentIntents.retrieve(id);
});

test('a torn line at the end of the journal is dropped, damage before it is said', async () => {
  const first = await start();
  const { id } = await first.stripe.paymentIntents.create(wanted);
  await kill(first.child);
  await appendFile(dataFile, '{"intents":[{"id":"pi_to');
  const second = await start();
  expect((await second.stripe.paymentIntents.list()).data.map((each) => each.id)).toEqual([id]);
  await kill(second.child);

  await writeFile(dataFile, `{"intents":\n${await readFile(dataFile, 'utf8')}`);
  const third = run(['--port', '0', '--data-file', dataFile]);
  let said = '';
  third.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(third, 'close')) as [number];
  expect([code, said]).toEqual([1, expect.stringContaining('damaged in line 1')]);
});

test('events that were not delivered are delivered after a restart', async () => {
  const first = await start('http://127.0.0.1:9/nobody');
  const { id } = await first.stripe.paymentIntents.create(wanted);
  await first.stripe.paymentIntents.confirm(id, visa);
  await kill(first.child);

  const receiver = await startWebhookReceiver();
  await start(receiver.url);
  const types = await waitFor(() => {
    const told = receiver.typesOf(id);
    return told.length === 2 && told;
  });
  expect(types.sort()).toEqual(['payment_intent.created', 'payment_intent.succeeded']);
  await receiver.close();
});

test('a delayed card goes on over a restart', async () => {
  const first = await start();
  const { id } = await first.stripe.paymentIntents.create(wanted);
  await first.stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_succeedsAfterDelay' });
  await kill(first.child);
  const second = await start();
  await waitFor(async () => {
    const { status } = await second.stripe.paymentIntents.retrieve(id);
    return status === 'succeeded';
  });
});

test('a polite end is an end with 0', async () => {
  const { child } = await start();
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
});

test.each([
  [{ NODE_ENV: 'production' }, 'production'],
  [{ STRIPE_KEY: 'sk_live_real' }, 'sk_test_'],
  [{ STRIPE_WEBHOOK_SECRET: '' }, 'STRIPE_WEBHOOK_SECRET'],
])('with %j it does not start and says why', async (environment, why) => {
  const child = run(['--port', '0', '--data-file', dataFile], environment);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect([code, said]).toEqual([1, expect.stringContaining(why)]);
});

test('a port that is taken is said, without a stack', async () => {
  const { port } = await start();
  const child = run(['--port', String(port), '--data-file', join(folder, 'other.jsonl')]);
  let said = '';
  child.stderr?.on('data', (part: Buffer) => (said += part.toString()));
  await once(child, 'close');
  expect(said).toBe('The Stripe simulator does not start: the port is taken\n');
});
