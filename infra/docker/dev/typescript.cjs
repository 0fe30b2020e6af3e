const { createHash } = require('node:crypto');
const { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { tmpdir } = require('node:os');
const path = require('node:path');

const COMMON = /^@ticketing\/common\/(?<file>.+)$/;
const COMMON_SOURCES = path.resolve(__dirname, '../../../common/src');
const COMPILED = path.join(tmpdir(), 'compiled');
mkdirSync(COMPILED, { recursive: true });

/** Types are taken off and not checked: that is the editor's part. */
function compile(source, filename) {
  const { ModuleKind, ScriptTarget, transpileModule } = require('typescript');
  const compilerOptions = {
    target: ScriptTarget.ES2023,
    module: ModuleKind.CommonJS,
    esModuleInterop: true,
    inlineSourceMap: true,
  };
  return transpileModule(source, { fileName: filename, compilerOptions }).outputText;
}

/** A restart compiles what was edited, and does not even load the compiler for the rest. */
function compiled(filename) {
  const source = readFileSync(filename, 'utf8');
  const key = createHash('sha256').update(`${filename}\n${source}`).digest('hex');
  const file = path.join(COMPILED, `${key}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const text = compile(source, filename);
  // Whole or not at all: an edit may end this process at any moment.
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, file);
  return text;
}

/** Runs a service from its sources. */
require.extensions['.ts'] = (module, filename) => {
  module._compile(compiled(filename), filename);
};

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  const { file } = COMMON.exec(request)?.groups ?? {};
  return resolve.call(Module, file === undefined ? request : `${COMMON_SOURCES}/${file}`, ...rest);
};
