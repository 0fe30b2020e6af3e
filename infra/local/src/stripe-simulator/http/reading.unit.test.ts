import { StripeFault } from '../domain/faults';
import { canonicalForm, parseForm } from './form';
import { readMetadata, readUrl, refuseUnknown, requiredInteger } from './params';
import { safePath, withResult } from './return-url';

const faultOf = (run: () => unknown): StripeFault => {
  try {
    run();
  } catch (error) {
    if (error instanceof StripeFault) return error;
  }
  throw new Error('it was not refused');
};

test('brackets in a form are nested values and lists', () => {
  const form = parseForm('a=1&b[c]=2&b[d][e]=3&f[]=x&f[]=y&g[0]=z&h=a%26b');
  expect(JSON.parse(JSON.stringify(form))).toEqual({
    a: '1',
    b: { c: '2', d: { e: '3' } },
    f: { 0: 'x', 1: 'y' },
    g: { 0: 'z' },
    h: 'a&b',
  });
});

test('a form can not reach into the prototype of anything', () => {
  parseForm('__proto__[polluted]=1&constructor[prototype][polluted]=1');
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('the order of parameters makes no other request', () => {
  const left = canonicalForm(parseForm('a=1&b[c]=2&b[d]=3'));
  expect(canonicalForm(parseForm('b[d]=3&b[c]=2&a=1'))).toBe(left);
  expect(canonicalForm(parseForm('b[d]=3&b[c]=2&a=2'))).not.toBe(left);
});

test('an unknown parameter is refused by its name, a known one beyond us as well', () => {
  const known = { known: ['a'], beyond: ['customer'] };
  expect(faultOf(() => refuseUnknown(parseForm('a=1&x=1'), known)).body).toMatchObject({
    code: 'parameter_unknown',
    param: 'x',
    message: 'Received unknown parameter: x',
  });
  const beyond = faultOf(() => refuseUnknown(parseForm('customer=cus_1'), known));
  expect(beyond.body.code).toBe('simulator_unsupported');
});

test.each(['19.99', '1e3', '0x10', ' 5', 'NaN', '99999999999999999'])(
  '%j is not an integer',
  (amount) => {
    const form = { amount };
    expect(faultOf(() => requiredInteger(form, 'amount')).body).toMatchObject({
      code: 'parameter_invalid_integer',
      param: 'amount',
    });
  },
);

test('metadata has bounds', () => {
  expect(readMetadata(parseForm('metadata[orderId]=1'))).toEqual({ orderId: '1' });
  expect(readMetadata(parseForm('metadata='))).toEqual({});
  const value = 'v'.repeat(501);
  expect(faultOf(() => readMetadata(parseForm(`metadata[a]=${value}`))).status).toBe(400);
});

test('a return address is a web address', () => {
  expect(readUrl({ return_url: 'https://shop.test/o?a=1' }, 'return_url')).toBeDefined();
  for (const bad of ['/orders/1', 'javascript:alert(1)', 'nonsense']) {
    expect(faultOf(() => readUrl({ return_url: bad }, 'return_url')).body.code).toBe('url_invalid');
  }
});

test('the way back from the page of the bank stays on its origin', () => {
  expect(safePath('/orders/1?a=b#c')).toBe('/orders/1?a=b#c');
  for (const bad of [
    'https://evil.test/',
    '//evil.test',
    '/\\evil.test',
    '/.//evil.test',
    '/a/..//evil.test',
    '/\t/evil.test',
    '/%0d%0a\r\nx',
    'orders/1',
    '',
    'javascript:alert(1)',
  ]) {
    expect(safePath(bad)).toBeUndefined();
  }
});

test('the result is added to the way back', () => {
  const result = {
    payment_intent: 'pi_1',
    payment_intent_client_secret: 'pi_1_secret_x',
    redirect_status: 'failed',
  };
  expect(withResult('/orders/1?a=b', result)).toBe(
    '/orders/1?a=b&payment_intent=pi_1&payment_intent_client_secret=pi_1_secret_x&redirect_status=failed',
  );
  expect(withResult('https://shop.test/o', result)).toContain(
    'https://shop.test/o?payment_intent=',
  );
});
