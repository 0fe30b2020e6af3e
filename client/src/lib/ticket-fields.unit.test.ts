import { credentialsSchema } from './credentials';
import { createFormat } from './format';
import { texts } from './texts';
import { ticketFieldsSchema, titleRoom, toTicketFields } from './ticket-fields';

const words = texts.ticketForm;
const typed = { title: 'Concert', price: '19,90', quantity: '2' };

function complaintOf(changes: Partial<typeof typed>, quantityMin = 1): string | undefined {
  const parsed = ticketFieldsSchema({ quantityMin, format: createFormat('en-US') }).safeParse({
    ...typed,
    ...changes,
  });
  return parsed.error?.issues[0]?.message;
}

describe('what is typed into the form of a listing', () => {
  it('is sent as numbers', () => {
    expect(complaintOf({})).toBeUndefined();
    expect(toTicketFields(typed)).toEqual({ title: 'Concert', price: 19.9, quantity: 2 });
  });

  it.each([
    [{ title: '  ' }, words.titleRequired],
    [{ title: 'x'.repeat(201) }, words.titleTooLong],
    [{ price: '' }, words.priceError],
    [{ price: '19.999' }, words.priceError],
    [{ price: '0' }, words.pricePositive],
    [{ quantity: '' }, words.quantityError],
    [{ quantity: '1.5' }, words.quantityError],
    [{ quantity: '0' }, words.quantityError],
    [{ quantity: '100001' }, words.quantityError],
  ])('is refused: %p', (changes, message) => {
    expect(complaintOf(changes)).toBe(message);
  });

  it('counts characters as people do: 200 of any kind', () => {
    expect(complaintOf({ title: '🎫'.repeat(200) })).toBeUndefined();
  });

  it('has room for what is left of 200 characters, spaces around the title aside', () => {
    expect(titleRoom(' 🎫🎫 ')).toBe(198);
    expect(titleRoom('x'.repeat(203))).toBe(-3);
  });

  it('can not take units away from a listing', () => {
    expect(complaintOf({ quantity: '4' }, 5)).toBe(words.quantityGrows('5'));
    expect(complaintOf({ quantity: '5' }, 5)).toBeUndefined();
  });

  it('says the least number of units as the reader writes it', () => {
    expect(complaintOf({ quantity: '1' }, 1_200)).toBe(words.quantityGrows('1,200'));
  });
});

describe('what is typed to sign in or up', () => {
  const complaint = (purpose: 'signin' | 'signup', email: string, password: string) =>
    credentialsSchema(purpose).safeParse({ email, password }).error?.issues[0]?.message;

  it("judges a new password by today's rules, an old one not at all", () => {
    expect(complaint('signup', 'a@b.co', '1234567')).toBe(texts.auth.passwordError);
    expect(complaint('signup', 'a@b.co', 'x'.repeat(129))).toBe(texts.auth.passwordError);
    expect(complaint('signup', 'a@b.co', '🎫'.repeat(8))).toBeUndefined();
    expect(complaint('signin', 'a@b.co', '1')).toBeUndefined();
    expect(complaint('signin', 'a@b.co', '')).toBe(texts.auth.passwordMissing);
  });

  it('catches an address without an @', () => {
    expect(complaint('signin', 'nobody', 'password')).toBe(texts.auth.emailError);
  });
});
