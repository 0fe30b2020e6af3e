import { SpanKind, SpanStatusCode } from '@opentelemetry/api';
import { recordTracing, type RecordedTracing } from '../testing/recorded-tracing';
import { createTracing } from './create-tracing';
import { inTraceOf, noTracing } from './tracing';
import { traceIdOf } from './traceparent';

const TRACE_ID = 'a'.repeat(32);
const ORIGIN = `00-${TRACE_ID}-${'b'.repeat(16)}-01`;

describe('tracing', () => {
  let recorded: RecordedTracing;

  beforeEach(() => {
    recorded = recordTracing();
  });
  afterEach(() => recorded.release());

  it('begins a trace where none runs, and goes on with the one that runs', async () => {
    const { tracing, span } = recorded;
    await tracing.span({ name: 'outer' }, () =>
      tracing.span({ name: 'inner' }, () => Promise.resolve()),
    );
    expect(span('outer').parentSpanContext).toBeUndefined();
    expect(span('inner').parentSpanContext?.spanId).toBe(span('outer').spanContext().spanId);
  });

  it('goes on with the trace that was kept, and links the one that runs', async () => {
    const { tracing, span } = recorded;
    await tracing.span({ name: 'request' }, () =>
      tracing.span({ name: 'late', kind: 'consumer', continues: ORIGIN }, () => Promise.resolve()),
    );
    const { parentSpanContext: parent, links, kind } = span('late');
    expect(parent).toMatchObject({ traceId: TRACE_ID, spanId: 'b'.repeat(16), isRemote: true });
    expect(kind).toBe(SpanKind.CONSUMER);
    const { traceId } = span('request').spanContext();
    expect(links.map(({ context }) => context.traceId)).toEqual([traceId]);
  });

  it('says what to keep and what to log, and nothing outside of a span', async () => {
    const { tracing, span } = recorded;
    expect([tracing.traceparent(), tracing.logFields()]).toEqual([undefined, {}]);
    const said = await tracing.span({ name: 'work' }, () =>
      Promise.resolve([tracing.traceparent(), tracing.logFields()]),
    );
    const { traceId, spanId } = span('work').spanContext();
    expect(said).toEqual([`00-${traceId}-${spanId}-01`, { trace_id: traceId, span_id: spanId }]);
  });

  it('keeps of a failure that it was one and of which kind, never its words', async () => {
    const { tracing, span } = recorded;
    const failing = tracing.span({ name: 'work' }, () => {
      return Promise.reject(new TypeError('E11000 dup key: { email: "a@b.c" }'));
    });
    await expect(failing).rejects.toThrow('E11000');
    expect(span('work').status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span('work').attributes).toEqual({ 'error.type': 'TypeError' });
    expect(span('work').events).toEqual([]);
  });

  it.each(['', 'nonsense', `00-${'0'.repeat(32)}-${'0'.repeat(16)}-01`])(
    'takes %j for no trace at all',
    async (continues) => {
      const { tracing, span } = recorded;
      await tracing.span({ name: 'work', continues }, () => Promise.resolve());
      expect(span('work').parentSpanContext).toBeUndefined();
    },
  );

  it('closes in time although nobody takes what is left', async () => {
    const provider = { getTracer: () => recorded.tracing } as never;
    const stuck = createTracing({ provider, flush: () => new Promise<void>(() => undefined) });
    await stuck.close(10);
  });

  describe('of what began long ago', () => {
    const late = (origin: string | undefined, name = 'late') =>
      inTraceOf(recorded.tracing, { origin, name }, () =>
        Promise.resolve(recorded.tracing.traceparent()),
      );

    it('goes on in the trace that it began with', async () => {
      expect(traceIdOf(await late(ORIGIN))).toBe(TRACE_ID);
    });

    it('needs no span of its own where that trace runs already, or none was kept', async () => {
      const { tracing, spans } = recorded;
      await tracing.span({ name: 'request', continues: ORIGIN }, async () => {
        await late(ORIGIN);
        await late(undefined);
      });
      expect(spans().map(({ name }) => name)).toEqual(['request']);
    });
  });

  it('does nothing but the work where it is off', async () => {
    const work = () => Promise.resolve(noTracing.traceparent());
    const place = { origin: ORIGIN, name: 'late' };
    expect(await inTraceOf(noTracing, place, work)).toBeUndefined();
    expect(recorded.spans()).toEqual([]);
  });
});
