import type { Finding } from '../evidence/evidence';
import { invariants } from '../invariants/invariants';
import { smallEvidence } from '../invariants/testing/small-evidence';
import { proofReport, type ReportedRun } from './proof-report';
import { renderTable } from './render-table';

const good: Finding = { invariant: 'I1', looked: '412 orders', violations: [] };
const bad: Finding = { invariant: 'I10', looked: '9 intrusions', violations: ['somebody got in'] };

describe('the table of a verdict', () => {
  it('says of each invariant what it is, what was looked at, and whether it holds', () => {
    const [, first = '', second = '', below] = renderTable([good, bad], {
      isTerminal: false,
    }).split('\n');
    expect(first).toMatch(/^I1 {3}no unit is held.* holds {3}412 orders$/);
    expect(second).toMatch(/^I10 {2}no one reads.* BROKEN {2}9 intrusions$/);
    expect(below).toBe('I10: somebody got in');
  });

  it('is coloured only where somebody looks', () => {
    expect(renderTable([good, bad], { isTerminal: false })).not.toContain('\u001b');
    expect(renderTable([good, bad], { isTerminal: true })).toContain('\u001b[31mBROKEN\u001b[0m');
  });
});

describe('the report of a proof', () => {
  const run: ReportedRun = {
    options: {
      seed: 7,
      bus: undefined,
      buyers: 300,
      units: 200,
      listings: 20,
      durationMs: 60_000,
      orderWindowSeconds: 6,
      lanes: ['pods'],
      reportFile: undefined,
      keepData: false,
    },
    bus: 'jetstream',
    findings: invariants.map((invariant) => invariant(smallEvidence)),
    faults: [],
    swarm: { progress: { requests: 9 }, faults: { kill: 3 }, tookMs: 60_010.2 },
    crashPoints: {},
    quiet: { tookMs: 1_200.4, openWork: [] },
    healTookMs: 5_000,
    evidence: smallEvidence,
  };

  it('is green when every invariant holds', () => {
    expect(proofReport(run)).toMatchObject({
      verdict: 'green',
      seed: 7,
      interesting: { rescue: 1 },
      durationsMs: { swarm: 60_010, healed: 5_000, untilQuiet: 1_200, freshPurchase: 900 },
    });
  });

  it('says which plan was played', () => {
    expect(proofReport(run).plan).toEqual([expect.objectContaining({ name: 'pods' })]);
  });

  it('is red when an invariant does not hold, and says which', () => {
    expect(proofReport({ ...run, findings: [good, bad] })).toMatchObject({
      verdict: 'red',
      findings: [{ says: 'no unit is held by two live or complete orders, now or in history' }, {}],
    });
  });

  it('is red when the run itself went wrong', () => {
    expect(proofReport({ ...run, faults: ['orders-1 ended by itself'] }).verdict).toBe('red');
  });
});
