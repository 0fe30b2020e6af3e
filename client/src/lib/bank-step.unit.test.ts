import { isSimulator, simulatorBankPath } from './bank-step';
import { isExpiryToCome, tokenOf } from './test-cards';

describe('who takes the card', () => {
  it.each([
    ['pk_test_simulator', true],
    ['pk_test_simulator_2', true],
    ['pk_test_51abc', false],
    ['pk_live_pk_test_simulator', false],
    [undefined, false],
  ])('%p is the simulator: %p', (key, expected) => {
    expect(isSimulator(key)).toBe(expected);
  });

  it("leads to the simulator's bank and back to the order", () => {
    const path = simulatorBankPath({ clientSecret: 'pi_1_secret_2', orderId: 'o1' });
    const url = new URL(path, 'http://shop.example');
    expect(url.pathname).toBe('/stripe-simulator/3ds/pi_1');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_secret: 'pi_1_secret_2',
      return_url: '/orders/o1',
    });
  });

  it('knows its test cards however their numbers are spaced, and no other', () => {
    expect(tokenOf('4242424242424242')).toBe('tok_visa');
    expect(tokenOf('4000-0000-0000-3220')).toBe('pm_card_threeDSecure2Required');
    expect(tokenOf('4111111111111111')).toBeUndefined();
    expect(tokenOf('')).toBeUndefined();
  });

  it('takes a month until its last day', () => {
    const now = new Date(2026, 10, 30);
    expect(isExpiryToCome('11/26', now)).toBe(true);
    expect(isExpiryToCome('12 / 34', now)).toBe(true);
    expect(isExpiryToCome('10/26', now)).toBe(false);
    expect(isExpiryToCome('13/30', now)).toBe(false);
    expect(isExpiryToCome('', now)).toBe(false);
  });
});
