import path from 'node:path';
import ts from 'typescript';
import { titleOf, type KubeObject } from './kube-object';

const VIRTUAL_FILE = path.join(__dirname, 'rendered-manifests.ts');
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

/** Where the types of an API version are. What Kubernetes has removed has none. */
function moduleOf(apiVersion: string): string {
  const [group = '', version = ''] = apiVersion.split('/');
  if (group === 'gateway.networking.k8s.io') return `./gateway-api`;
  if (version === '') return `kubernetes-types/core/${group}`;
  return `kubernetes-types/${group.replace(/\.k8s\.io$/, '')}/${version}`;
}

/** The object as the literal of its type: the compiler reports wrong types, missing and unknown fields. */
function statementOf(object: KubeObject, index: number): string {
  const type = `import('${moduleOf(object.apiVersion)}').${object.kind}`;
  return `export const object${index}: ${type} = ${JSON.stringify(object)};`;
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

export interface SchemaFault {
  object: KubeObject;
  finding: string;
}

/** Finds what is wrong with objects by the types of Kubernetes: the compiler is the validator. */
export function createSchemaCheck(): (objects: readonly KubeObject[]) => SchemaFault[] {
  const hostWith = createHost();
  let before: ts.Program | undefined;
  return (objects) => {
    const host = hostWith(objects.map(statementOf).join('\n'));
    const program = ts.createProgram([VIRTUAL_FILE], OPTIONS, host, before);
    before = program;
    const file = program.getSourceFile(VIRTUAL_FILE);
    if (!file) throw new Error('the compiler did not read the manifests');
    return program
      .getSemanticDiagnostics(file)
      .map((diagnostic) => toFault(diagnostic, file, objects));
  };
}

function toFault(
  { start = 0, messageText }: ts.Diagnostic,
  file: ts.SourceFile,
  objects: readonly KubeObject[],
): SchemaFault {
  const object = objects[file.getLineAndCharacterOfPosition(start).line];
  if (!object) throw new Error('the compiler reports a line that no object has');
  const text = ts.flattenDiagnosticMessageText(messageText, ' ').replace(/\s+/g, ' ');
  return { object, finding: `${titleOf(object)}: ${text}` };
}
