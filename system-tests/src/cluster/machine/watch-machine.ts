import { readSpent, type Spent } from './read-proc';

const EVERY_MS = 1_000;
/**
 * A second in which one of these is so large is one in which the machine stood still. Only what is stolen is
 * the host's alone; the other two are more than the platform is seen to cause while all of it starts.
 */
const STOOD_STILL: Second = { lateMs: 1_000, stolenShare: 0.25, stalledShare: 0.9 };

export interface Span {
  fromMs: number;
  toMs: number;
}

/** How far the machine did not get on within a second, or within the worst one of a span. */
export interface Second {
  /** How much later than it was due a timer fired. */
  lateMs: number;
  /** Of the time of all cores: in which the host ran something else. */
  stolenShare: number;
  /** In which nothing got on, for want of the disk. */
  stalledShare: number;
}

/**
 * Whether the machine under this process got on. Where the cluster runs on it as well, a request that finds
 * no answer while it does not says nothing of the platform.
 */
export interface Machine {
  worst(span: Span): Second;
  stoodStill(span: Span): boolean;
  stop(): void;
}

const isStill = ({ lateMs, stolenShare, stalledShare }: Second): boolean =>
  lateMs >= STOOD_STILL.lateMs ||
  stolenShare >= STOOD_STILL.stolenShare ||
  stalledShare >= STOOD_STILL.stalledShare;

function compare(tookMs: number, before: Spent, now: Spent): Second {
  const ticks = now.cpuTicks - before.cpuTicks;
  const stalledMs = (now.stalledMicroseconds - before.stalledMicroseconds) / 1_000;
  return {
    lateMs: tookMs - EVERY_MS,
    stolenShare: ticks > 0 ? (now.stolenTicks - before.stolenTicks) / ticks : 0,
    stalledShare: stalledMs / tookMs,
  };
}

/** Looks once a second, until it is stopped. */
export function watchMachine(read: () => Spent = readSpent): Machine {
  const seconds: (Span & Second)[] = [];
  let fromMs = Date.now();
  let before = read();
  const looking = setInterval(() => {
    const [toMs, now] = [Date.now(), read()];
    seconds.push({ fromMs, toMs, ...compare(toMs - fromMs, before, now) });
    [fromMs, before] = [toMs, now];
  }, EVERY_MS);

  function worst(span: Span): Second {
    const seen = seconds.filter((one) => one.toMs >= span.fromMs && one.fromMs <= span.toMs);
    const most = (of: (one: Second) => number) => Math.max(0, ...seen.map(of));
    return {
      lateMs: most(({ lateMs }) => lateMs),
      stolenShare: most(({ stolenShare }) => stolenShare),
      stalledShare: most(({ stalledShare }) => stalledShare),
    };
  }

  return {
    worst,
    stoodStill: (span) => isStill(worst(span)),
    stop: () => clearInterval(looking),
  };
}
