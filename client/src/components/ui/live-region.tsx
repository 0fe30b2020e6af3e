import type { ReactNode } from 'react';

/**
 * Where something may come to be said. It is there before its words, as only then they are surely
 * read out, and takes no room without them: not even the gap of a grid.
 */
export function LiveRegion({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className="empty:absolute">
      {children}
    </div>
  );
}
