import { catalogue } from '../../contracts/catalogue';
import { durableOf, subjectOf } from './names';

const eventTypes = Object.keys(catalogue);

describe('the names on JetStream', () => {
  it('make the parts of a type the tokens of a subject', () => {
    expect(subjectOf('order:payment-rejected')).toBe('events.order.payment-rejected');
  });

  it('name the consumer with what is legal in a file name everywhere', () => {
    expect(durableOf('orders-service', 'payment:created')).toBe('orders-service_payment_created');
  });

  it('are different for different types of the catalogue', () => {
    expect(new Set(eventTypes.map(subjectOf)).size).toBe(eventTypes.length);
    expect(new Set(eventTypes.map((type) => durableOf('a-service', type))).size).toBe(
      eventTypes.length,
    );
  });

  it.each(['', 'order.created', 'order:*', 'order: created', 'order::created', '>'])(
    'refuse "%s", which would be another subject',
    (type) => {
      expect(() => subjectOf(type)).toThrow('not a name of an event type');
    },
  );
});
