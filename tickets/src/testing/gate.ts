export interface Gate {
  open: () => void;
  opened: Promise<void>;
}

/** Something that a test lets go on when it means to. */
export function gate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}
