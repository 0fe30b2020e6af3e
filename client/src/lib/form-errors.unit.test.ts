import { AxiosError, AxiosHeaders } from 'axios';
import { ApiError, hasStatus, toApiError } from './api-error';
import { describeFault, toFormErrors } from './form-errors';
import { texts } from './texts';

const refusal = (status: number, complaints: ApiError['complaints']) =>
  new ApiError({ status, complaints });

const answered = (status: number, data: unknown) => {
  const config = { headers: new AxiosHeaders() };
  const response = { status, data, statusText: '', headers: {}, config };
  return new AxiosError('refused', undefined, config, undefined, response);
};

describe('errors of the API in a form', () => {
  it('puts a complaint next to the field that it names', () => {
    const fault = refusal(400, [{ message: 'Email in use', field: 'email' }]);
    const errors = toFormErrors(fault, ['email', 'password']);
    expect(errors.fields.get('email')).toBe('Email in use');
    expect(errors.form).toEqual([]);
  });

  it('shows the first of two complaints about one field', () => {
    const fault = refusal(400, [
      { message: 'Title is required', field: 'title' },
      { message: 'Title must be at most 200 characters', field: 'title' },
    ]);
    expect(toFormErrors(fault, ['title']).fields.get('title')).toBe('Title is required');
  });

  it('loses no complaint: what has no field in the form stands above it', () => {
    const fault = refusal(400, [
      { message: 'Ticket id must be valid', field: 'ticketId' },
      { message: 'Only 2 left' },
    ]);
    const errors = toFormErrors(fault, ['quantity']);
    expect(errors.fields.size).toBe(0);
    expect(errors.form).toEqual(['Ticket id must be valid', 'Only 2 left']);
  });

  it.each([
    [0, texts.errors.offline],
    [401, texts.errors.signInAgain],
    [403, texts.errors.gone],
    [404, texts.errors.gone],
    [429, texts.errors.tooManyTries],
    [500, texts.errors.unexpected],
    [503, texts.errors.busy],
  ])('says %i in words of its own', (status, text) => {
    const fault = refusal(status, [{ message: 'for developers' }]);
    expect(describeFault(fault)).toBe(text);
    expect(toFormErrors(fault, []).form).toEqual([text]);
  });

  it("passes the issuer's reason on", () => {
    expect(describeFault(refusal(402, [{ message: 'Your card was declined.' }]))).toBe(
      'Your card was declined.',
    );
  });

  it('says of a fault of our own only that there was one', () => {
    expect(describeFault(new TypeError('x is undefined'))).toBe(texts.errors.unexpected);
  });

  it('has something to say about a refusal without a reason', () => {
    expect(toFormErrors(refusal(400, []), []).form).toEqual([texts.errors.unexpected]);
  });
});

describe('what a failed request becomes', () => {
  it('keeps the status and the complaints of an answer', () => {
    const fault = toApiError(answered(409, { errors: [{ message: 'The price has changed' }] }));
    expect(hasStatus(fault, 409)).toBe(true);
    expect(fault.message).toBe('The price has changed');
  });

  it('does not trust a body of another shape', () => {
    const fault = toApiError(answered(502, '<html>Bad gateway</html>'));
    expect(fault).toMatchObject({ status: 502, complaints: [] });
  });

  it('has status 0 where no answer came', () => {
    expect(hasStatus(toApiError(new AxiosError('Network Error')), 0)).toBe(true);
  });

  it('leaves a fault of our own as it is', () => {
    const own = new TypeError('x is undefined');
    expect(toApiError(own)).toBe(own);
    expect(hasStatus(own, 0)).toBe(false);
  });
});
