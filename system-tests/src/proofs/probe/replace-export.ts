/**
 * Puts something else in the place of what a compiled module exports. Modules are CommonJS and read
 * what they import when they use it, so all that is called from now on meets the replacement.
 */
export function replaceExport<M extends object, K extends keyof M>(
  module: M,
  name: K,
  replace: (original: M[K]) => M[K],
): void {
  module[name] = replace(module[name]);
}
