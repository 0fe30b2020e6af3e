import { runAfterRestore } from './after-restore-command';
import type { BaseConfig } from './config';
import { runDeadLetters } from './dead-letters-command';
import { noTracing, type OpenTracing, type Tracing } from '../tracing/tracing';
import { createLogContext, type LogContext } from './log-context';
import { createLogger, type PinoLogger } from './logger';
import { findOwnCommand, runOwnCommand, usageOf } from './own-command';
import { runRepublish } from './republish-command';
import type { ServiceDefinition } from './service';
import { startService } from './start-service';

const USAGE = `usage:
  main.js                          serve
  main.js republish                publish the current state of every aggregate again
  main.js after-restore            make a restored database newer than what others have seen of it
  main.js dead-letters list        what could not be handled
  main.js dead-letters replay ID   handle one again
  main.js dead-letters drop ID     give one up`;

/** The part of a process that a service touches; an argument so that only main.ts has side effects. */
export interface Host {
  argv: readonly string[];
  env: Readonly<Record<string, string | undefined>>;
  exit(code: number): void;
  /**
   * Calls `handler` at the first signal to end, and lets no later one cut off what it began: a terminal
   * and a supervisor both send one.
   */
  onSignal(handler: () => void): void;
  /** Calls `handler` with what nobody has caught. It has to end the process, which is in no known state. */
  onCrash(handler: (error: Error) => void): void;
  print(line: string): void;
  /** Without it, nothing is traced. */
  openTracing?: OpenTracing;
}

/** Spans that the collector has not got by then are given up. */
const FLUSH_MS_MAX = 2_000;

/** A log whose lines say what is being worked on, and which trace they belong to. */
function openLog<C extends BaseConfig>(
  { name }: ServiceDefinition<C>,
  config: C,
  { host, logContext }: { host: Host; logContext: LogContext },
): { logger: PinoLogger; tracing: Tracing } {
  let tracing = noTracing;
  const mixin = () => ({ ...logContext.fields(), ...tracing.logFields() });
  const logger = createLogger(name, config.LOG_LEVEL, { mixin });
  tracing = host.openTracing?.(name, logger) ?? noTracing;
  return { logger, tracing };
}

async function serve<C extends BaseConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  host: Host,
): Promise<void> {
  // From the beginning: a process with number 1, as in a container, ignores signals that nobody handles.
  let end = () => host.exit(0);
  host.onSignal(() => end());
  const logContext = createLogContext();
  const { logger, tracing } = openLog(definition, config, { host, logContext });
  host.onCrash((error) => {
    logger.error({ err: error }, 'nobody has caught this: the process ends');
    host.exit(1);
  });
  const stop = await startService(definition, config, { logger, logContext, tracing });
  end = () => {
    logger.info('stopping');
    const endsAt = performance.now() + config.SHUTDOWN_GRACE_MS;
    const late = setTimeout(() => {
      logger.warn('the grace period is over');
      host.exit(1);
    }, config.SHUTDOWN_GRACE_MS);
    void stop().then(async () => {
      clearTimeout(late);
      await tracing.close(Math.min(FLUSH_MS_MAX, endsAt - performance.now()));
      logger.info('stopped');
      host.exit(0);
    });
  };
}

/** An operator reads what his command says; of a service that does not start there is the log. */
function tellFailure(host: Host, name: string, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  if (host.argv.length > 0) return host.print(`${name}: ${message}`);
  const stream = { write: (line: string) => host.print(line.trimEnd()) };
  const logger = createLogger(name, 'error', { stream });
  logger.error({ err: error }, 'could not start');
}

/**
 * Runs a service, or one of an operator's commands on it. Exits 0 after a stop that was asked for or a
 * command that did its work, 1 after a failure, 2 after a call that makes no sense.
 */
export async function runService<C extends BaseConfig>(
  definition: ServiceDefinition<C>,
  host: Host,
): Promise<void> {
  const [command, ...args] = host.argv;
  try {
    const config = definition.readConfig(host.env);
    if (command === undefined) return await serve(definition, config, host);
    const logContext = createLogContext();
    const logger = createLogger(definition.name, 'error', { mixin: logContext.fields });
    const context = { definition, config, logger, logContext, print: host.print };
    if (command === 'republish') return host.exit(await runRepublish(context));
    if (command === 'after-restore') return host.exit(await runAfterRestore(context, args));
    if (command === 'dead-letters') return host.exit(await runDeadLetters(context, args));
    const { commands = {} } = definition;
    const own = findOwnCommand(commands, command);
    if (own) return host.exit(await runOwnCommand(context, { name: command, command: own, args }));
    host.print([USAGE, ...usageOf(commands)].join('\n'));
    host.exit(2);
  } catch (error) {
    tellFailure(host, definition.name, error);
    host.exit(1);
  }
}

/** The real process as a host. */
export function processHost(process: NodeJS.Process, openTracing: OpenTracing): Host {
  return {
    openTracing,
    argv: process.argv.slice(2),
    env: process.env,
    exit: (code) => process.exit(code),
    onSignal(handler) {
      let isTold = false;
      const tellOnce = () => {
        if (isTold) return;
        isTold = true;
        handler();
      };
      process.on('SIGTERM', tellOnce);
      process.on('SIGINT', tellOnce);
    },
    onCrash: (handler) => void process.on('uncaughtException', handler),
    print: (line) => process.stdout.write(`${line}\n`),
  };
}
