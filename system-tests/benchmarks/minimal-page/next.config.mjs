import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const config = { output: 'standalone', outputFileTracingRoot: root, turbopack: { root } };

export default config;
