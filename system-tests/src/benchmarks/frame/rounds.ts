import type { Arm, Figures, Round } from './benchmark';

/** The arms in the order of one round: each arm is first as often as any other. */
export function rotated<T>(items: readonly T[], by: number): T[] {
  const first = items.length === 0 ? 0 : by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

export interface RoundsPlan {
  rounds: number;
  warmUp: boolean;
  signal: AbortSignal;
  /** Told before each turn. */
  onTurn: (turn: { round: number | 'warm-up'; arm: string }) => void;
}

async function runOnce(
  arms: readonly Arm[],
  round: number | 'warm-up',
  { signal, onTurn }: RoundsPlan,
): Promise<Round> {
  const figures: Record<string, Figures> = {};
  for (const { name, run } of arms) {
    signal.throwIfAborted();
    onTurn({ round, arm: name });
    figures[name] = await run();
  }
  return figures;
}

/**
 * Runs all arms in turns, round by round: whatever the machine does to one arm meanwhile it does to the
 * others of that round as well, and the order changes so that none always comes first.
 */
export async function runRounds(arms: readonly Arm[], plan: RoundsPlan): Promise<Round[]> {
  if (plan.warmUp) await runOnce(arms, 'warm-up', plan);
  const rounds: Round[] = [];
  for (let round = 0; round < plan.rounds; round += 1) {
    rounds.push(await runOnce(rotated(arms, round), round + 1, plan));
  }
  return rounds;
}
