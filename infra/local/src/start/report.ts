import type { ProcessEvent } from '../processes/managed-process';
import type { Step } from '../suite/options';

const TITLE_COLUMNS = 20;

export function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

/** One line per step, with its time. */
export function stepLine({ title, detail, tookMs }: Step): string {
  return `${seconds(tookMs).padStart(8)}  ${title.padEnd(TITLE_COLUMNS)} ${detail}`;
}

function tail(lines: readonly string[]): string[] {
  return lines.map((line) => `    | ${line}`);
}

/** A crash in words: which, how, its last lines, and what happens now. */
export function eventLines(event: ProcessEvent): string[] {
  switch (event.type) {
    case 'crashed':
      return [
        `! ${event.name} has crashed (${event.how}); its last lines:`,
        ...tail(event.lastLines),
        `  it is started again in ${seconds(event.restartInMs)}`,
      ];
    case 'restarted':
      return [`  ${event.name} runs again (pid ${event.pid})`];
    case 'given up':
      return [
        `! ${event.name} has crashed (${event.how}) too often and is NOT started again; its last lines:`,
        ...tail(event.lastLines),
        '  the rest goes on; stop with Ctrl-C and start again when the cause is gone',
      ];
    default:
      return event satisfies never;
  }
}

/** An error for people: what failed and where to look, never a stack. */
export function errorLines(error: unknown): string[] {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof Error) || !('lastLines' in error)) return [`! ${message}`];
  const lines = error.lastLines as readonly string[];
  const { logFile } = error as { logFile?: string };
  return [`! ${message}; its last lines:`, ...tail(lines), `  the whole log: ${logFile ?? ''}`];
}
