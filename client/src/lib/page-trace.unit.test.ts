import { pageTrace } from './page-trace';

const TRACEPARENT = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`;

const pageWith = (content: string | undefined) => ({
  querySelector: (selector: string) =>
    selector === 'meta[name=traceparent]' && content !== undefined ? { content } : null,
});

describe('the trace that a page goes on with', () => {
  it('is that of the order which it is about', () => {
    const page = pageWith(TRACEPARENT) as unknown as Document;
    expect(pageTrace(page)).toEqual({ traceparent: TRACEPARENT });
  });

  it.each([undefined, ''])('is none where nothing is traced: %j', (content) => {
    expect(pageTrace(pageWith(content) as unknown as Document)).toEqual({});
  });

  it('is none on the server', () => {
    expect(pageTrace()).toEqual({});
  });
});
