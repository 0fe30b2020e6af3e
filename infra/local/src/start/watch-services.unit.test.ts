import { SERVICES } from '../suite/ports';
import { affectedBy } from './watch-services';

describe('what is started again after a change', () => {
  it('is the service itself', () => {
    expect(affectedBy('orders')).toEqual(['orders']);
  });

  it('is every service where the common package has changed', () => {
    expect(affectedBy('common')).toEqual(SERVICES);
  });
});
