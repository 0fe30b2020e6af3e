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
const TIME = { hour: 'numeric', minute: '2-digit' } as const;

// Engines differ in the spaces that they put beside a unit, and hydration would stumble over it.
const withPlainSpaces = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

/** @param locale a BCP 47 tag that `Intl` knows */
export function createFormat(locale: string): Format {
  const moment = (parts: Intl.DateTimeFormatOptions) => (iso: string, timeZone?: string) => {
    const zone = timeZone === undefined ? {} : { timeZone };
    const format = new Intl.DateTimeFormat(locale, { ...parts, ...zone });
    return withPlainSpaces(format.format(new Date(iso)));
  };
  return {
    money(amount, currency) {
      const options = { style: 'currency', currency: currency.toUpperCase() } as const;
      return withPlainSpaces(new Intl.NumberFormat(locale, options).format(amount));
    },
    count: (value) => withPlainSpaces(new Intl.NumberFormat(locale).format(value)),
    dateTime: moment({ ...DAY, ...TIME }),
    time: moment(TIME),
  };
}
