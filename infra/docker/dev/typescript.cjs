const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');

const COMMON = /^@ticketing\/common\/(?<file>.+)$/;
const COMMON_SOURCES = path.resolve(__dirname, '../../../common/src');

/** Runs a service from its sources. Types are taken off and not checked: that is the editor's part. */
require.extensions['.ts'] = (module, filename) => {
  const { outputText } = transpileModule(readFileSync(filename, 'utf8'), {
    fileName: filename,
    compilerOptions: {
      target: ScriptTarget.ES2023,
      module: ModuleKind.CommonJS,
      esModuleInterop: true,
      inlineSourceMap: true,
    },
  });
  module._compile(outputText, filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const { file } = COMMON.exec(request)?.groups ?? {};
  return resolve.call(Module, file === undefined ? request : `${COMMON_SOURCES}/${file}`, ...rest);
};
