import { createRequire } from 'node:module';
import path from 'node:path';
import { replaceExport } from '../probe/replace-export';

const load = createRequire(__filename);
const rootDir = path.resolve(__dirname, '../../../..');

/**
 * Replaces what a compiled module exports, before anybody has called it. Compiled code reads an import
 * at the time of the call, so the replacement is what all its callers get.
 *
 * @param module a compiled module, from the repository's root: `orders/dist/domain/order`
 */
export function replaceCompiled<T>(
  module: string,
  name: string,
  replace: (original: T) => T,
): void {
  const exports = load(path.join(rootDir, module)) as Record<string, unknown>;
  if (!(name in exports))
    throw new Error(`${module} exports no ${name}: the mutant is out of date`);
  replaceExport(exports, name, (original) => replace(original as T));
}
