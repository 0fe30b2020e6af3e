'use client';

import { useEffect, useState } from 'react';
import type { ResolvedColours } from '@/lib/stripe-appearance';

/** A custom property keeps `light-dark(…)` as it is written; only a colour in use is resolved. */
function resolveColours(): ResolvedColours {
  const probe = document.createElement('span');
  document.body.append(probe);
  const resolve = (name: string) => {
    probe.style.color = `var(--color-${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    accent: resolve('accent'),
    surface: resolve('surface'),
    ink: resolve('ink'),
    muted: resolve('muted'),
    danger: resolve('danger'),
    lineStrong: resolve('line-strong'),
  };
  probe.remove();
  return colours;
}

/** The colours of the theme that is on, also after it was switched. */
export function useResolvedColours(): ResolvedColours | undefined {
  const [colours, setColours] = useState<ResolvedColours>();
  useEffect(() => {
    const update = () => setColours(resolveColours());
    update();
    const device = matchMedia('(prefers-color-scheme: dark)');
    const choice = new MutationObserver(update);
    device.addEventListener('change', update);
    choice.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => {
      device.removeEventListener('change', update);
      choice.disconnect();
    };
  }, []);
  return colours;
}
