import express from 'express';
import { pino } from 'pino';
import request from 'supertest';
import { errorsToHttp } from './errors-to-http';
import { bodyInteger, bodyText, validating } from './validate';

describe('the checks of a route', () => {
  const text = { trim: true, min: 1, max: 5, missing: 'Missing', tooLong: 'Too long' };
  const app = express()
    .use(express.json())
    .post(
      '/',
      validating([bodyText('a', text), bodyInteger('b', { min: 1, max: 2, message: 'B' })]),
    )
    .use(errorsToHttp(pino({ level: 'silent' })));

  it('name every faulty field once, in their own order', async () => {
    const response = await request(app).post('/').send({});
    expect(response.body).toEqual({
      errors: [
        { message: 'Missing', field: 'a' },
        { message: 'B', field: 'b' },
      ],
    });
  });
});
