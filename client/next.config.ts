import { existsSync } from 'node:fs';
import path from 'node:path';
import type { NextConfig } from 'next';
import { PHASE_PRODUCTION_SERVER } from 'next/constants';
import { headerRules } from './src/lib/security-headers';

const repositoryRoot = path.join(__dirname, '..');
const openApiFile = path.join(__dirname, 'src/generated/openapi.json');

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // Read while a picture for sharing is drawn, which no import tells.
  outputFileTracingIncludes: {
    '/**/opengraph-image': [
      '../node_modules/geist/dist/fonts/geist-sans/Geist-{Medium,SemiBold}.ttf',
    ],
  },
  poweredByHeader: false,
  reactStrictMode: true,
  // An unknown path under /api is a 404, also with a slash at its end: see src/proxy.ts.
  skipTrailingSlashRedirect: true,
  // Titles belong into the head of the first answer, for people and machines alike.
  htmlLimitedBots: /.*/,
  headers: () => Promise.resolve(headerRules),
};

export default function nextConfig(phase: string): NextConfig {
  if (phase !== PHASE_PRODUCTION_SERVER && !existsSync(openApiFile)) {
    throw new Error(
      'client/src/generated/openapi.json is missing: it is made from the code of the services. ' +
        'Run `npm run build` in the root of the repository, which makes it first.',
    );
  }
  return config;
}
