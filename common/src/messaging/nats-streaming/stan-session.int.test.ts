import type { BrokerProcess } from '../../testing/broker-process';
import { startBrokerProcess } from '../../testing/broker-process';
import { describeWithBroker } from '../../testing/describe-with-broker';
import { openStanSession } from './stan-session';

describeWithBroker('nats-streaming', 'a session with NATS Streaming', () => {
  let broker: BrokerProcess;
  const open = () =>
    openStanSession({
      url: broker.url,
      clusterId: broker.clusterId,
      clientId: 'a-client',
      publishTimeoutMs: 2_000,
    });
  const message = { type: 'test:session', id: '1', body: '1' };

  beforeAll(async () => {
    broker = await startBrokerProcess('nats-streaming');
  });
  afterAll(() => broker.dispose());

  it('rejects what the client reports as a success when the connection goes', async () => {
    const session = await open();
    await broker.freeze();
    const waiting = Promise.allSettled([1, 2, 3].map(() => session.publish(message)));
    await broker.kill();
    const statuses = (await waiting).map(({ status }) => status);
    expect(statuses).toEqual(['rejected', 'rejected', 'rejected']);
    await session.close();
    await broker.start();
  });

  it('rejects, and does not throw, once the connection is gone', async () => {
    const session = await open();
    await session.close();
    await expect(session.publish(message)).rejects.toThrow();
    await expect(session.lost).resolves.toBeInstanceOf(Error);
  });

  it('says why it could not be opened', async () => {
    const wrongCluster = openStanSession({
      url: broker.url,
      clusterId: 'another',
      clientId: 'a-client',
      publishTimeoutMs: 2_000,
    });
    // Whichever timer is first: the library's, or ours on a busy machine.
    await expect(wrongCluster).rejects.toThrow(/connect request timeout|no answer in time/);
  });
});
