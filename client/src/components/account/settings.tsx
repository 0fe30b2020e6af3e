import type { ReactNode } from 'react';
import { SignOutButton } from '@/components/layout/sign-out-button';
import { ThemeSwitch } from '@/components/layout/theme-switch';
import { Card } from '@/components/ui/card';
import { LocalTime } from '@/components/ui/local-time';
import type { User } from '@/lib/api/users';
import { texts } from '@/lib/texts';
import type { Theme } from '@/lib/theme';

const words = texts.account;

interface SettingsProps {
  readonly viewer: User;
  readonly theme: Theme;
}

export function Settings({ viewer, theme }: SettingsProps) {
  return (
    <section aria-label={words.settings} className="grid content-start gap-3">
      <h2 className="text-xl font-semibold">{words.settings}</h2>
      <Card className="grid gap-0 divide-y divide-line py-0!">
        <Setting name={words.appearance} text={words.appearanceText}>
          <ThemeSwitch theme={theme} />
        </Setting>
        <Setting name={words.session} text={<SessionText viewer={viewer} />}>
          <SignOutButton />
        </Setting>
      </Card>
    </section>
  );
}

interface SettingProps {
  readonly name: string;
  readonly text: ReactNode;
  readonly children: ReactNode;
}

function Setting({ name, text, children }: SettingProps) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 py-5">
      <div className="grid min-w-0 gap-0.5">
        <h3 className="font-medium">{name}</h3>
        <p className="text-sm text-pretty text-muted">{text}</p>
      </div>
      <div className="grid min-w-0 justify-items-start gap-2">{children}</div>
    </div>
  );
}

function SessionText({ viewer: { exp } }: { readonly viewer: User }) {
  return (
    <>
      {exp !== undefined && (
        <>
          {words.signedInUntil} <LocalTime iso={new Date(exp * 1_000).toISOString()} />.{' '}
        </>
      )}
      {words.sessionText}
    </>
  );
}
