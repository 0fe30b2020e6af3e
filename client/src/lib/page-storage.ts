const PROBE = 'probe';

/** The part of `Storage` that is needed. */
export type PageStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** One that tells what is in it. */
export type ListedStorage = PageStorage & Pick<Storage, 'key' | 'length'>;

const memory = new Map<string, string>();

/** Outlives a reload. Where the browser refuses to give a storage, it lives as long as the page. */
export function pageStorage(): ListedStorage {
  try {
    sessionStorage.getItem(PROBE);
    return sessionStorage;
  } catch {
    return {
      getItem: (name) => memory.get(name) ?? null,
      setItem: (name, value) => void memory.set(name, value),
      removeItem: (name) => void memory.delete(name),
      key: (at) => [...memory.keys()][at] ?? null,
      get length() {
        return memory.size;
      },
    };
  }
}
