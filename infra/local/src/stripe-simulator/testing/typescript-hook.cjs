const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

/** Lets a test run main.ts as a process of its own without a build before it. */
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
