/** Numbers and times as people write them where the reader is. The only place that asks `Intl`. */
export interface Format {
  /** `25`, `usd` → `$25.00`. The amount is the API's decimal number. */
  money(amount: number, currency: string): string;
  /** `100000` → `100,000`. */
  count(value: number): string;
  /** `Nov 21, 2026, 10:14 AM`, in the zone given or in the reader's own. */
  dateTime(iso: string, timeZone?: string): string;
  /** `10:14 AM`, in the zone given or in the reader's own. */
  time(iso: string, timeZone?: string): string;
}

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const;
const NO_CURRENCY = '';
const FORMATTERS_MAX = 50;
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

// Engines differ in the spaces that they put beside a unit, and hydration would stumble over it.
const withPlainSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** A formatter takes far longer to make than to use: the same one for the same wish. */
function remembering<F>(make: (wish: string) => F): (wish: string) => F {
  const made = new Map<string, F>();
  return (wish) => {
    const known = made.get(wish) ?? make(wish);
    if (made.size < FORMATTERS_MAX) made.set(wish, known);
    return known;
  };
}

/** @param locale a BCP 47 tag that `Intl` knows */
export function createFormat(locale: string): Format {
  const numbers = remembering(
    (currency) => new Intl.NumberFormat(locale, currency ? { style: 'currency', currency } : {}),
  );
  const moment = (parts: Intl.DateTimeFormatOptions) => {
    const moments = remembering(
      (zone) => new Intl.DateTimeFormat(locale, { ...parts, ...(zone && { timeZone: zone }) }),
    );
    return (iso: string, timeZone = '') => withPlainSpaces(moments(timeZone).format(new Date(iso)));
  };
  return {
    money: (amount, currency) => withPlainSpaces(numbers(currency.toUpperCase()).format(amount)),
    count: (value) => withPlainSpaces(numbers(NO_CURRENCY).format(value)),
    dateTime: moment({ ...DAY, ...TIME }),
    time: moment(TIME),
  };
}
