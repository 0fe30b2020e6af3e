const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const COMMON = /^@ticketing\/common\/(?<file>.+)$/;
const COMMON_SOURCES = path.resolve(__dirname, '../../../common/src');

/** Runs a service from its sources. Types are taken off and not checked: that is the editor's part. */
require.extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    sourceMaps: 'inline',
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const { file } = COMMON.exec(request)?.groups ?? {};
  return resolve.call(Module, file === undefined ? request : `${COMMON_SOURCES}/${file}`, ...rest);
};
