const MS_PER_SECOND = 1_000;
/** Who watches is told now and then what is being waited for. */
const STILL_EVERY_MS = 15_000;

/** What was tried, and how it went. */
export interface Protocol {
  say(line: string): void;
  /**
   * Tries something that may go wrong. What it answers is shown with it.
   *
   * @returns what it came to, and nothing when it went wrong
   */
  check<T>(title: string, act: () => Promise<T>): Promise<T | undefined>;
  /** The same for what all the rest depends on. @throws {GaveUp} */
  must<T>(title: string, act: () => Promise<T>): Promise<T>;
  /** Notes something that is known to be right or wrong. */
  note(title: string, faults: readonly string[], detail?: string): void;
  /** Tells what an operator would look at. A try that goes wrong does so by itself, what is noted does not. */
  diagnose(): Promise<void>;
  verdict(): { passed: number; failed: number };
}

/** The rest makes no sense any more. What has gone wrong was told. */
export class GaveUp extends Error {
  override readonly name = 'GaveUp';
}

const FAULTS_SHOWN_MAX = 12;

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : ` (${reasonOf(error.cause)})`;
  return `${error.message || error.name}${cause}`;
}

export function openProtocol(given: {
  print: (line: string) => void;
  /** What an operator would look at after a failure. */
  diagnose?: () => Promise<readonly string[]>;
  nowMs?: () => number;
}): Protocol {
  const { print, diagnose, nowMs = () => performance.now() } = given;
  const startedAt = nowMs();
  const count = { passed: 0, failed: 0 };
  const seconds = (ms: number) => (ms / MS_PER_SECOND).toFixed(1);
  const say = (line: string) => print(`${seconds(nowMs() - startedAt).padStart(7)} s  ${line}`);
  const indent = (text: string) =>
    text.split('\n').forEach((line) => print(`             ${line}`));

  const note: Protocol['note'] = (title, faults, detail) => {
    count[faults.length === 0 ? 'passed' : 'failed'] += 1;
    const more = detail === undefined ? '' : ` (${detail})`;
    say(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${title}${more}`);
    faults.slice(0, FAULTS_SHOWN_MAX).forEach(indent);
    if (faults.length > FAULTS_SHOWN_MAX) indent(`and ${faults.length - FAULTS_SHOWN_MAX} more`);
  };

  async function tellMore(): Promise<void> {
    for (const part of (await diagnose?.()) ?? []) indent(part);
  }

  async function attempt<T>(title: string, act: () => Promise<T>): Promise<{ value: T } | false> {
    const from = nowMs();
    const still = setInterval(() => say(`  …  ${title}`), STILL_EVERY_MS);
    try {
      const value = await act();
      note(title, [], `${seconds(nowMs() - from)} s`);
      return { value };
    } catch (error) {
      note(title, [reasonOf(error)], `${seconds(nowMs() - from)} s`);
      await tellMore();
      return false;
    } finally {
      clearInterval(still);
    }
  }

  return {
    say,
    note,
    diagnose: tellMore,
    async check(title, act) {
      const done = await attempt(title, act);
      return done === false ? undefined : done.value;
    },
    async must(title, act) {
      const done = await attempt(title, act);
      if (done === false) throw new GaveUp(title);
      return done.value;
    },
    verdict: () => ({ ...count }),
  };
}
