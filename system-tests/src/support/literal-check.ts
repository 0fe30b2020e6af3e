import path from 'node:path';
import ts from 'typescript';

const VIRTUAL_FILE = path.join(__dirname, 'checked-literals.ts');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2023.d.ts'],
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
};

/** A value, and its type as TypeScript names it; imports are relative to this folder. */
export interface Literal {
  type: string;
  json: string;
}

export interface LiteralFault {
  /** Which of the literals. */
  index: number;
  message: string;
}

/** A literal of its type, on one line: the compiler reports wrong types, missing and unknown fields. */
function statementOf({ type, json }: Literal, index: number): string {
  const line = JSON.stringify(JSON.parse(json));
  return `export const literal${index}: ${type} = ${line};`;
}

/** The files of types do not change: each is read once. */
function createHost(): (source: string) => ts.CompilerHost {
  const host = ts.createCompilerHost(OPTIONS);
  const known = new Map<string, ts.SourceFile | undefined>();
  return (source) => ({
    ...host,
    fileExists: (file) => file === VIRTUAL_FILE || host.fileExists(file),
    getSourceFile(file, target) {
      if (file === VIRTUAL_FILE) return ts.createSourceFile(file, source, target);
      if (!known.has(file)) known.set(file, host.getSourceFile(file, target));
      return known.get(file);
    },
  });
}

function toFault({ start = 0, messageText }: ts.Diagnostic, file: ts.SourceFile): LiteralFault {
  return {
    index: file.getLineAndCharacterOfPosition(start).line,
    message: ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' '),
  };
}

/** Finds what is wrong with values by their types: the compiler is the validator. */
export function createLiteralCheck(): (literals: readonly Literal[]) => LiteralFault[] {
  const hostWith = createHost();
  let before: ts.Program | undefined;
  return (literals) => {
    const host = hostWith(literals.map(statementOf).join('\n'));
    const program = ts.createProgram([VIRTUAL_FILE], OPTIONS, host, before);
    before = program;
    const file = program.getSourceFile(VIRTUAL_FILE);
    if (!file) throw new Error('the compiler did not read the literals');
    return program.getSemanticDiagnostics(file).map((diagnostic) => toFault(diagnostic, file));
  };
}
