const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const typescript = require('typescript');

const ROOT = path.resolve(__dirname, '../../../../..');
const SOURCES = { '@ticketing/common/': 'common/src/', '@ticketing/local/': 'infra/local/src/' };

/**
 * Preloaded by a test: the process runs our sources, compiled as the build compiles them, so that no
 * build is needed before the test and a stale one can hide nothing.
 */
require.extensions['.ts'] = (module, file) => {
  const { outputText } = typescript.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: 'commonjs', target: 'es2023', esModuleInterop: true },
  });
  module._compile(outputText, file);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = function resolveSource(request, ...rest) {
  const prefix = Object.keys(SOURCES).find((each) => request.startsWith(each));
  const source = prefix && path.join(ROOT, SOURCES[prefix], request.slice(prefix.length));
  return resolve.call(this, source ?? request, ...rest);
};
