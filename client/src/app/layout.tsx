import type { Metadata, Viewport } from 'next';
import { GeistMono } from 'geist/font/mono';
import { GeistSans } from 'geist/font/sans';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { FormatProvider } from '@/components/layout/format-provider';
import { OfflineNotice } from '@/components/layout/offline-notice';
import { SiteFooter } from '@/components/layout/site-footer';
import { SiteHeader } from '@/components/layout/site-header';
import type { User } from '@/lib/api/users';
import { currentViewer } from '@/lib/server/data';
import { requestPreferences } from '@/lib/server/preferences';
import { siteMetadata } from '@/lib/server/site-metadata';
import { texts } from '@/lib/texts';
import { frameColours } from '@/lib/theme';
import './globals.css';

export function generateMetadata(): Metadata {
  return {
    ...siteMetadata({ title: texts.meta.home, description: texts.meta.description }),
    title: { default: `${texts.meta.home} · ${texts.brand}`, template: `%s · ${texts.brand}` },
  };
}

export async function generateViewport(): Promise<Viewport> {
  return { themeColor: [...frameColours((await requestPreferences()).theme)] };
}

// Radix adds a style sheet while a dialog is open, and asks this name for the nonce to give it.
const LEND_NONCE = 'window.__webpack_nonce__ = document.currentScript.nonce';

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const [viewer, { locale, theme }] = await Promise.all([viewerIfKnown(), requestPreferences()]);
  return (
    <html lang="en" data-theme={theme} className={`${GeistSans.variable} ${GeistMono.variable}`}>
      <body className="flex min-h-dvh flex-col font-sans antialiased">
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: LEND_NONCE }} />
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-surface focus:p-3"
        >
          {texts.nav.skip}
        </a>
        <FormatProvider locale={locale}>
          <SiteHeader viewer={viewer} />
          <OfflineNotice />
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto grid w-full max-w-6xl flex-1 content-start gap-8 px-4 py-8 outline-none sm:px-6"
          >
            {children}
          </main>
          <SiteFooter theme={theme} />
        </FormatProvider>
      </body>
    </html>
  );
}

/** Where nobody can say who this is, the frame of the page still stands. */
async function viewerIfKnown(): Promise<User | null> {
  try {
    return await currentViewer();
  } catch {
    return null;
  }
}
