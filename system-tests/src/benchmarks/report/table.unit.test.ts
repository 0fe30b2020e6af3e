import { renderCounts, renderTable } from './table';
import { someResult } from './testing/some-result';

describe('the table of a run', () => {
  it('shows each target with its figures and its verdict', () => {
    const [head, row] = renderTable([someResult(0.8)], { isTerminal: false }).split('\n');
    expect(head).toContain('must');
    expect(row).toMatch(/^P0\.speed +ours ÷ floor +≥ 0\.8 +0\.85 +0\.80 … 0\.90 .* met$/);
  });

  it('paints a missed target red on a terminal', () => {
    expect(renderTable([someResult(0.9)], { isTerminal: true })).toContain('\u001b[31mmissed');
  });

  it('ends with counts', () => {
    expect(renderCounts([someResult(0.8), someResult(0.9)])).toBe('1 met, 1 missed');
  });
});
