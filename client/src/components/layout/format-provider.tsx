'use client';

import type { ReactNode } from 'react';
import { createContext, use, useMemo } from 'react';
import type { Format } from '@/lib/format';
import { createFormat } from '@/lib/format';
import { DEFAULT_LOCALE } from '@/lib/locale';

const FormatContext = createContext<Format>(createFormat(DEFAULT_LOCALE));

/** Lends everything below it the locale that the server has chosen, so that both write alike. */
export function FormatProvider(props: { readonly locale: string; readonly children: ReactNode }) {
  const { locale, children } = props;
  const format = useMemo(() => createFormat(locale), [locale]);
  return <FormatContext value={format}>{children}</FormatContext>;
}

export function useFormat(): Format {
  return use(FormatContext);
}
