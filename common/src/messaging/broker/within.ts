/** Waits for a task, but not longer than so many milliseconds. Never rejects. */
export async function within(task: Promise<unknown>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([task.catch(() => undefined), timeout]);
  clearTimeout(timer);
}
