'use client';

import type { Query, QueryCache } from '@tanstack/react-query';
import {
  notifyManager,
  QueryClient,
  QueryClientProvider,
  useQueryClient,
} from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useState, useSyncExternalStore } from 'react';
import { ConnectionNotice } from '@/components/ui/connection-notice';
import { isUnreachable, readAgainAfterMs, shouldReadAgain } from '@/lib/retry-policy';

const createQueryClient = () =>
  new QueryClient({
    defaultOptions: { queries: { retry: shouldReadAgain, retryDelay: readAgainAfterMs } },
  });

/** For pages whose content changes after they were loaded; the others do without its code. */
export function QueryProvider({ children }: { readonly children: ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <QueryClientProvider client={client}>
      {children}
      <ShopConnection />
    </QueryClientProvider>
  );
}

/** A single failure is not worth a word: the next try is a second away. */
function isInTrouble(query: Query): boolean {
  if (!query.isActive()) return false;
  const { error, fetchFailureCount, fetchFailureReason } = query.state;
  return isUnreachable(error) || (fetchFailureCount > 1 && isUnreachable(fetchFailureReason));
}

function ShopConnection() {
  const cache: QueryCache = useQueryClient().getQueryCache();
  const unreachable = useSyncExternalStore(
    (onChange) => cache.subscribe(notifyManager.batchCalls(onChange)),
    () => cache.getAll().some(isInTrouble),
    () => false,
  );
  return <ConnectionNotice unreachable={unreachable} />;
}
