import { createFormat } from './format';

describe('money', () => {
  it.each([
    ['en-US', 25, 'usd', '$25.00'],
    ['en-US', 0.5, 'usd', '$0.50'],
    ['en-US', 999999.99, 'usd', '$999,999.99'],
    ['en-US', 19.9, 'eur', '€19.90'],
    ['de-DE', 1999.9, 'eur', '1.999,90 €'],
    ['fr-FR', 1999.9, 'eur', '1 999,90 €'],
  ])('is written in %s: %d %s as %s', (locale, amount, currency, text) => {
    expect(createFormat(locale).money(amount, currency)).toBe(text);
  });
});

describe('a count', () => {
  it.each([
    ['en-US', 100_000, '100,000'],
    ['de-DE', 100_000, '100.000'],
    ['fr-FR', 1_234, '1 234'],
    ['en-US', 3, '3'],
  ])('is written in %s: %d as %s', (locale, value, text) => {
    expect(createFormat(locale).count(value)).toBe(text);
  });
});

describe('a moment', () => {
  const iso = '2026-11-21T22:14:00.000Z';

  it('is written with the clock of the locale', () => {
    expect(createFormat('en-US').dateTime(iso, 'UTC')).toBe('Nov 21, 2026, 10:14 PM');
    expect(createFormat('en-GB').dateTime(iso, 'UTC')).toBe('21 Nov 2026, 22:14');
    expect(createFormat('de-DE').time(iso, 'UTC')).toBe('22:14');
  });

  it('is written in the zone asked for', () => {
    expect(createFormat('en-US').time(iso, 'Asia/Tokyo')).toBe('7:14 AM');
  });

  it('is written in each zone that one page asks for', () => {
    const { time, dateTime } = createFormat('en-US');
    const zones = ['UTC', 'Asia/Tokyo', 'UTC'];
    expect(zones.map((zone) => time(iso, zone))).toEqual(['10:14 PM', '7:14 AM', '10:14 PM']);
    expect(dateTime(iso, 'Asia/Tokyo')).toBe('Nov 22, 2026, 7:14 AM');
  });
});

describe('one page', () => {
  it('writes several currencies and counts side by side', () => {
    const { money, count } = createFormat('en-US');
    const written = [money(1, 'usd'), money(1, 'eur'), count(1_000), money(2, 'usd')];
    expect(written).toEqual(['$1.00', '€1.00', '1,000', '$2.00']);
  });
});
