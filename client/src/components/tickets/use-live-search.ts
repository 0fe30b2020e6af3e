'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';
import type { TicketQuery } from '@/lib/api/tickets';
import { FILTERS, filterText, searchPath, type FilterName } from '@/lib/ticket-filters';

const TYPING_PAUSE_MS = 300;

type FieldElement = HTMLInputElement | HTMLSelectElement;

const isField = (element: unknown): element is FieldElement =>
  element instanceof HTMLInputElement || element instanceof HTMLSelectElement;

function fieldOf(form: HTMLFormElement, name: FilterName): FieldElement | undefined {
  const element = form.elements.namedItem(name);
  return isField(element) ? element : undefined;
}

const write = (form: HTMLFormElement, query: TicketQuery) =>
  FILTERS.forEach((name) => {
    const field = fieldOf(form, name);
    if (field !== undefined) field.value = filterText(query, name);
  });

const read = (form: HTMLFormElement) => {
  const text = (name: FilterName) => fieldOf(form, name)?.value ?? '';
  return {
    q: text('q'),
    minPrice: text('minPrice'),
    maxPrice: text('maxPrice'),
    sort: text('sort'),
  };
};

/**
 * Searches while somebody types, by moving on to the address of that search. The fields belong to
 * the one who types; they follow the address only where it changed by other means.
 */
export function useLiveSearch(query: TicketQuery) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const cancel = () => clearTimeout(timer.current);
  const search = () => {
    cancel();
    const fields = form.current && read(form.current);
    if (fields === null) return;
    startTransition(() => router.replace(searchPath(fields), { scroll: false }));
  };
  const searchSoon = () => {
    cancel();
    timer.current = setTimeout(search, TYPING_PAUSE_MS);
  };
  const clear = () => {
    if (form.current === null) return;
    write(form.current, {});
    fieldOf(form.current, 'q')?.focus();
    search();
  };

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    const active = document.activeElement;
    const isTyping = isField(active) && active.form === form.current;
    if (form.current !== null && !isTyping) write(form.current, query);
  }, [query]);

  return { form, pending, search, searchSoon, cancel, clear };
}
