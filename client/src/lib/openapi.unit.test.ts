import { operationsByService, parseApiDocument, typeInWords } from './openapi';

const document = parseApiDocument({
  openapi: '3.1.0',
  info: { title: 'API', version: '1.0.0' },
  paths: {
    '/api/tickets': { get: { summary: 'List' }, post: { summary: 'Create' } },
    '/api/tickets/{id}': { get: {} },
    '/api/orders': { parameters: [], post: {} },
  },
});

describe('the API document on its page', () => {
  it('groups operations by the service that answers', () => {
    const groups = [...operationsByService(document)].map(([service, operations]) => [
      service,
      operations.map(({ method, path }) => `${method} ${path}`),
    ]);
    expect(groups).toEqual([
      ['tickets', ['get /api/tickets', 'post /api/tickets', 'get /api/tickets/{id}']],
      ['orders', ['post /api/orders']],
    ]);
  });

  it.each([
    [undefined, 'any'],
    [{ type: 'string' }, 'string'],
    [{ type: 'string', format: 'date-time' }, 'string (date-time)'],
    [{ type: ['string', 'null'] }, 'string | null'],
    [{ $ref: '#/components/schemas/Ticket' }, 'Ticket'],
    [{ type: 'array', items: { $ref: '#/components/schemas/Ticket' } }, 'Ticket[]'],
    [{ enum: ['user', 'expired'] }, '"user" | "expired"'],
    [{ anyOf: [{ type: 'null' }, { $ref: '#/x/User' }] }, 'null | User'],
    [{ const: 1 }, '1'],
  ])('says a type in one line: %j', (schema, text) => {
    expect(typeInWords(schema)).toBe(text);
  });
});
