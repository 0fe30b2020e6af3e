interface Explainable {
  explain(verbosity: 'queryPlanner'): PromiseLike<unknown>;
}

/**
 * Holds a query against the plan that the store chose for it.
 *
 * @throws when it scans a whole collection or sorts in memory. A store that can not explain its plans
 * proves nothing: that is said aloud.
 */
export async function assertIndexed(query: Explainable): Promise<void> {
  const plan = await Promise.resolve(query.explain('queryPlanner')).then(
    (explained) => JSON.stringify(explained),
    () => '',
  );
  if (!plan.includes('winningPlan')) {
    process.stderr.write('SKIPPED: this store does not explain its plans\n');
    return;
  }
  if (!plan.includes('IXSCAN') || /COLLSCAN|"SORT"/.test(plan)) {
    throw new Error(`no index gives these rows in order: ${plan}`);
  }
}
