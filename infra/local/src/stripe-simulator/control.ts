/** What tests can ask of the simulator. Nothing of it outlives the process. */
export interface Control {
  webhooks: {
    /** Where events go; null keeps them until there is somebody to tell. */
    url: string | null;
    /** How many more times each event is delivered after it was accepted. */
    repeat: number;
    delayMs: number;
    /** Newest first instead of oldest first. */
    shuffle: boolean;
    paused: boolean;
  };
  api: {
    delayMs: number;
    /** The next n writes fail with a 500 and change nothing. */
    failNext: number;
    /** The next n writes that charge or refund do so, and answer 500 all the same. */
    failAfterEffect: number;
    /** The same, but the connection is cut instead of an answer. */
    dropAfterEffect: number;
    /** Limits the three above to paths that contain this. */
    match: string;
  };
  settle: {
    /** How long a delayed card and a refund under way take. */
    afterMs: number;
  };
}

export type ControlPatch = { [Part in keyof Control]?: Partial<Control[Part]> };

export const defaultControl = ({
  webhookUrl,
  settleAfterMs,
}: {
  webhookUrl: string | undefined;
  settleAfterMs: number;
}): Control => ({
  webhooks: { url: webhookUrl ?? null, repeat: 0, delayMs: 0, shuffle: false, paused: false },
  api: { delayMs: 0, failNext: 0, failAfterEffect: 0, dropAfterEffect: 0, match: '' },
  settle: { afterMs: settleAfterMs },
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const sameKind = (name: string, value: unknown, current: unknown): boolean => {
  if (name === 'url') {
    return value === null || (typeof value === 'string' && URL.canParse(value));
  }
  if (typeof current === 'number') return Number.isSafeInteger(value) && Number(value) >= 0;
  return typeof value === typeof current;
};

const faultsIn = (body: Record<string, unknown>, current: Control): string[] => {
  const parts: Record<string, Record<string, unknown>> = { ...current };
  return Object.entries(body).flatMap(([part, values]) => {
    const known = parts[part];
    if (!known || !isRecord(values)) return [`${part} is not known`];
    return Object.entries(values).flatMap(([name, value]) => {
      if (!Object.hasOwn(known, name)) return [`${part}.${name} is not known`];
      return sameKind(name, value, known[name]) ? [] : [`${part}.${name} is not valid`];
    });
  });
};

/** The settings after a request to change some of them, or what is wrong with the request. */
export const patchControl = (
  current: Control,
  body: unknown,
): { control: Control; faults?: undefined } | { faults: string[] } => {
  if (!isRecord(body)) return { faults: ['The body must be a JSON object'] };
  const faults = faultsIn(body, current);
  if (faults.length > 0) return { faults };
  const patch: ControlPatch = body;
  return {
    control: {
      webhooks: { ...current.webhooks, ...patch.webhooks },
      api: { ...current.api, ...patch.api },
      settle: { ...current.settle, ...patch.settle },
    },
  };
};

type Countdown = 'failNext' | 'failAfterEffect' | 'dropAfterEffect';

export interface ControlBox {
  current(): Control;
  /** Throws a TypeError that lists what is wrong. */
  change(patch: unknown): Control;
  /** Whether this write is one of those that were ordered to go wrong; uses one of them up. */
  take(what: Countdown, path: string): boolean;
}

export const createControl = (initial: Control): ControlBox => {
  let current = initial;
  return {
    current: () => current,
    change: (patch) => {
      const patched = patchControl(current, patch);
      if (patched.faults) throw new TypeError(patched.faults.join('; '));
      current = patched.control;
      return current;
    },
    take: (what, path) => {
      const { api } = current;
      if (api[what] === 0 || !path.includes(api.match)) return false;
      current = { ...current, api: { ...api, [what]: api[what] - 1 } };
      return true;
    },
  };
};
