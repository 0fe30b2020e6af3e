'use client';

import { Monitor, Moon, Sun } from 'lucide-react';
import { useId } from 'react';
import { texts } from '@/lib/texts';
import { THEMES, type Theme } from '@/lib/theme';
import { chooseTheme, useTheme } from '@/lib/use-theme';

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Light, dark, or as the device has it. Kept in a cookie, so that the server draws it at once. */
export function ThemeSwitch({ theme: kept }: { readonly theme: Theme }) {
  const name = useId();
  const chosen = useTheme(kept);
  return (
    <fieldset className="inline-flex gap-0.5 rounded-lg border border-line bg-subtle p-0.5">
      <legend className="sr-only">{texts.theme.label}</legend>
      {THEMES.map((theme) => {
        const Icon = icons[theme];
        return (
          <label
            key={theme}
            className="relative flex cursor-pointer items-center gap-1.5 rounded-md px-2.5 py-1.5 text-sm text-muted transition-colors hover:text-ink has-checked:bg-surface has-checked:text-ink has-checked:shadow-xs has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={theme}
              checked={chosen === theme}
              onChange={() => chooseTheme(theme)}
              className="absolute inset-0 cursor-pointer appearance-none opacity-0"
            />
            <Icon aria-hidden className="size-4" />
            {texts.theme.names[theme]}
          </label>
        );
      })}
    </fieldset>
  );
}
