// Writes the OpenAPI document of all services, made from their compiled routes, for the client to serve.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const target = resolve(root, 'client/src/generated/openapi.json');

const { openApiDocument } = require(resolve(root, 'common/dist/http/openapi.js'));
const services = ['auth', 'tickets', 'orders', 'payments'];
const routes = Object.fromEntries(
  services.map((name) => [name, require(resolve(root, name, 'dist/http/routes.js')).routes]),
);

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${JSON.stringify(openApiDocument(routes), null, 2)}\n`);
