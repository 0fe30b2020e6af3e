import { openPlatform, type Platform } from '../support/platform';
import { list, placeOrder, untilTicket, type ErrorsBody, type OrderBody } from '../support/shop';

const BUYERS = 20;

describe('buyers who want the same tickets at the same time', () => {
  let platform: Platform;

  beforeAll(async () => {
    platform = await openPlatform();
  });
  afterAll(() => platform.close());

  async function race(quantity: number) {
    const ticket = await list(platform.member(), quantity);
    await heardOf(ticket.id);
    const buyers = Array.from({ length: BUYERS }, () => platform.member());
    const answers = await Promise.all(
      buyers.map((buyer) =>
        buyer.post<OrderBody & ErrorsBody>('/api/orders', { ticketId: ticket.id }),
      ),
    );
    return { ticket, answers };
  }

  /** Orders has heard of a listing when it lets somebody order, who then cancels. */
  async function heardOf(ticketId: string): Promise<void> {
    const early = platform.member();
    const placed = await placeOrder(early, ticketId);
    expect((await early.delete(`/api/orders/${placed.id}`)).status).toBe(204);
  }

  it.each([1, 5])('get exactly the %i there are, and clear answers', async (quantity) => {
    const { ticket, answers } = await race(quantity);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(answers.length - refused.length).toBe(quantity);
    for (const { status, body } of refused) {
      expect({ status, message: body.errors[0]?.message }).toEqual({
        status: 400,
        message: 'Ticket is already reserved',
      });
    }
    await untilTicket(platform.visitor(), ticket.id, { available: 0, quantity });
  });
});
