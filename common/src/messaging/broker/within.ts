/** Waits for a task, but not longer than so many milliseconds. Never rejects. */
export async function within(task: Promise<unknown> | undefined, timeoutMs: number): Promise<void> {
  if (task === undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([task.catch(() => undefined), timeout]);
  clearTimeout(timer);
}
