/** Bounds of what can be asked for. Each name of an option that has one is here. */
export const LIMITS = {
  count: { min: 1, max: 100_000 },
  'per-second': { min: 1, max: 1_000 },
  'timeout-seconds': { min: 1, max: 86_400 },
  'ack-wait-seconds': { min: 1, max: 600 },
  'hold-seconds': { min: 0, max: 600 },
  'in-flight': { min: 1, max: 1_000 },
} as const;

/** For what has an end: a publish that is confirmed, an answer of the broker. */
export const ANSWER_TIMEOUT_SECONDS = 30;
export const ACK_WAIT_SECONDS = 5;
export const IN_FLIGHT_MAX = 16;
