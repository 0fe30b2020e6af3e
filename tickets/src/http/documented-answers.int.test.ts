import { newId } from '@ticketing/common/store/ids';
import { signedInUser } from '@ticketing/common/testing/session-cookie';
import request from 'supertest';
import { startTickets } from '../testing/tickets-kit';

describe('every answer of tickets that is documented', () => {
  it('can be got, and is as documented', async () => {
    const tickets = await startTickets();
    const { answers, app, seller } = tickets;
    const valid = { title: 'Concert', price: 20 };
    const { id } = await tickets.listTicket();

    await tickets.list();
    await tickets.list({ limit: 0 });
    await tickets.mine();
    await tickets.mine({ limit: 0 });
    await tickets.mine({}, 'session=');
    await tickets.get(id);
    await tickets.get(newId());
    await tickets.post({});
    await tickets.post(valid, { cookie: 'session=' });
    await tickets.post(valid, { key: 'k' });
    await tickets.post({ ...valid, price: 21 }, { key: 'k' });
    await tickets.put(id, valid);
    await tickets.put(id, {});
    await tickets.put(id, valid, 'session=');
    await tickets.put(id, valid, signedInUser().cookie);
    await tickets.put(newId(), valid);
    await tickets.put(id, { ...valid, version: 0 });

    const large = { title: 'x'.repeat(100_001), price: 20 };
    await tickets.post(large);
    await tickets.put(id, large);
    const { cookie } = seller;
    const foreign = { cookie, 'sec-fetch-site': 'cross-site' };
    for (const [name, ask] of [
      ['post /api/tickets', () => request(app).post('/api/tickets')],
      ['put /api/tickets/:id', () => request(app).put(`/api/tickets/${id}`)],
    ] as const) {
      answers.check(name, await ask().set({ cookie }).type('text/plain').send('text'));
      answers.check(name, await ask().set(foreign).send(valid));
    }

    expect(answers.unreached()).toEqual([]);
    await tickets.close();
  });
});
