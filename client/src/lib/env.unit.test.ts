import { readEnv } from './env';

const API_BASE_URL = 'http://127.0.0.1:3000';

describe("the client's environment", () => {
  it('needs nothing but the address of the API', () => {
    expect(readEnv({ API_BASE_URL })).toEqual({
      apiBaseUrl: API_BASE_URL,
      currency: 'usd',
      orderUnitsMax: 10,
      operator: { name: undefined, email: undefined, address: undefined },
      publicUrl: undefined,
    });
  });

  it('names every variable at fault', () => {
    const faulty = {
      API_BASE_URL: 'ftp://x',
      CURRENCY: 'dollars',
      ORDER_UNITS_MAX: 'ten',
      OPERATOR_EMAIL: 'not an address',
      OPERATOR_NAME: 'x'.repeat(201),
    };
    expect(() => readEnv(faulty)).toThrow(
      /API_BASE_URL[^]*CURRENCY[^]*ORDER_UNITS_MAX[^]*OPERATOR_NAME[^]*OPERATOR_EMAIL/,
    );
  });

  it('knows who runs the shop, where that is said', () => {
    const { operator } = readEnv({
      API_BASE_URL,
      OPERATOR_NAME: '  Corner Stage Ltd  ',
      OPERATOR_EMAIL: 'help@corner-stage.example',
      OPERATOR_ADDRESS: '1 Stage Street, Springfield',
    });
    expect(operator).toEqual({
      name: 'Corner Stage Ltd',
      email: 'help@corner-stage.example',
      address: '1 Stage Street, Springfield',
    });
  });

  it.each([
    ['https://tickets.example', 'https://tickets.example'],
    ['https://tickets.example/', 'https://tickets.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('knows from %p that people find the shop at %p', (PUBLIC_URL, publicUrl) => {
    expect(readEnv({ API_BASE_URL, PUBLIC_URL }).publicUrl).toBe(publicUrl);
  });

  it.each([
    'tickets.example',
    'ftp://tickets.example',
    'https://tickets.example/shop',
    'https://tickets.example/?from=mail',
    'https://tickets.example/#top',
    'https://me:secret@tickets.example',
  ])('refuses %p as the public address of the shop', (PUBLIC_URL) => {
    expect(() => readEnv({ API_BASE_URL, PUBLIC_URL })).toThrow(/PUBLIC_URL/);
  });

  it('takes an empty variable for one that is not set', () => {
    const empty = { OPERATOR_NAME: ' ', OPERATOR_EMAIL: '', OPERATOR_ADDRESS: '', PUBLIC_URL: '' };
    expect(readEnv({ API_BASE_URL, ...empty }).publicUrl).toBeUndefined();
    expect(readEnv({ API_BASE_URL, ...empty }).operator).toEqual({
      name: undefined,
      email: undefined,
      address: undefined,
    });
  });
});
