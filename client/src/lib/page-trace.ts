const NAME = 'traceparent';

/** Where the trace of an order is written in its page. */
type Page = Pick<Document, 'querySelector'>;

const presentPage = (): Page | undefined =>
  'document' in globalThis ? globalThis.document : undefined;

/**
 * The trace of the order that the page in the browser is about, as a header: what is asked about an
 * order is a part of its trace. Empty where nothing is traced, and on the server.
 */
export function pageTrace(page = presentPage()): Record<string, string> {
  const traceparent = page?.querySelector<HTMLMetaElement>(`meta[name=${NAME}]`)?.content;
  return traceparent ? { [NAME]: traceparent } : {};
}
