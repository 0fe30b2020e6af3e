/** What the probe is told when its process starts. */
export interface ProbeEnvironment {
  pod: string;
  ordersFile: string;
  journalDir: string;
  mutants: readonly string[];
  /** What is left to chance in this process follows from it. */
  seed: number;
}

type Variables = Readonly<Record<string, string | undefined>>;

function required(env: Variables, name: string): string {
  const value = env[name];
  if (!value)
    throw new Error(`the probe needs ${name}: start the process with it, or without the probe`);
  return value;
}

function seedOf(env: Variables): number {
  const seed = Number(env['PROOF_SEED'] ?? 1);
  if (!Number.isInteger(seed)) throw new Error('PROOF_SEED takes a whole number');
  return seed;
}

export function readProbeEnvironment(env: Variables): ProbeEnvironment {
  return {
    pod: required(env, 'PROOF_POD'),
    ordersFile: required(env, 'PROOF_ORDERS_FILE'),
    journalDir: required(env, 'PROOF_JOURNAL_DIR'),
    mutants: (env['PROOF_MUTANTS'] ?? '').split(',').filter((name) => name !== ''),
    seed: seedOf(env),
  };
}
