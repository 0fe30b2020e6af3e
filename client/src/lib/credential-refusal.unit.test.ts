import { ApiError } from './api-error';
import { explainRefusal } from './credential-refusal';
import { texts } from './texts';

const refusal = (status: number, complaints: ApiError['complaints'] = []) =>
  new ApiError({ status, complaints });

describe('a refused sign-in or sign-up', () => {
  it('offers to sign in where the e-mail has an account', () => {
    const taken = explainRefusal(refusal(400, [{ message: 'Email in use', field: 'email' }]));
    expect(taken).toMatchObject({ emailTaken: true, focus: 'email', form: [] });
    expect(taken.fields.get('email')).toBe('Email in use');
  });

  it('says that e-mail and password do not belong together, not which of them is wrong', () => {
    const mismatch = explainRefusal(refusal(400, [{ message: 'Invalid credentials' }]));
    expect(mismatch).toMatchObject({ form: [texts.auth.mismatch], focus: 'password' });
    expect(mismatch.fields.size).toBe(0);
  });

  it('goes on with the first field that is at fault', () => {
    const both = explainRefusal(
      refusal(400, [
        { message: 'You must supply a password', field: 'password' },
        { message: 'Email must be valid', field: 'email' },
      ]),
    );
    expect(both).toMatchObject({ emailTaken: false, focus: 'email' });
    expect(both.fields.size).toBe(2);
  });

  it('says in words that too many tries have failed', () => {
    expect(explainRefusal(refusal(429)).form).toEqual([texts.auth.throttled]);
  });

  it('blames no field for a service that is away', () => {
    expect(explainRefusal(refusal(503))).toMatchObject({
      form: [texts.errors.busy],
      focus: undefined,
    });
  });
});
