import { inspect } from 'node:util';
import { AxiosError, AxiosHeaders } from 'axios';
import { toApiError } from './api-error';

const headers = new AxiosHeaders({ cookie: 'session=hunter2' });
const request = { _header: 'GET / HTTP/1.1\r\ncookie: session=hunter2\r\n' };
const refused = new AxiosError(
  'connect ECONNREFUSED 127.0.0.1:3000',
  'ECONNREFUSED',
  { headers },
  request,
);

describe('a fault of a call to the API', () => {
  it('never carries the session of the visitor, however deep somebody prints it', () => {
    expect(inspect(refused, { depth: Infinity })).toContain('hunter2');
    expect(inspect(toApiError(refused), { depth: Infinity })).not.toContain('hunter2');
  });

  it('says what was behind it', () => {
    const cause = { message: 'connect ECONNREFUSED 127.0.0.1:3000', code: 'ECONNREFUSED' };
    expect(toApiError(refused)).toMatchObject({ status: 0, digest: 'busy', cause });
  });
});
