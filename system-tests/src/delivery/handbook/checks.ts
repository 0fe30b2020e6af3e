import path from 'node:path';
import { callsWithoutNamespace, jobsMade, kubectlCalls, objectsOf } from './kubectl-calls';
import type { Known } from './known';
import { anchorsOf, blockLinesOf, codeOf, linksOf, spansOf } from './text';

/** Says what a handbook names although it is not there. */
export type Check = (markdown: string, known: Known) => string[];

const NAMESPACE = 'ticketing';
/** Kubernetes gives this one to the pods of a job. */
const LABEL_OF_JOBS = 'job-name';
const FILE = /(?<![\w./-])((?:infra|docs|system-tests|scripts|common)\/[\w./-]*\w)/g;
const SETTING = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/g;
const SETTING_OF_A_JOB = /name: "([A-Z_]+)"/g;
const OPERATORS_COMMAND = /deployment\/([a-z]+) -- node \/app\/main\.js ([a-z-]+)/g;
const NAME_WITH_HYPHEN = /^[a-z0-9]+(-[a-z0-9]+)+$/;
/** Four plain words or more that are no command. */
const LOG_LINE = /^(?!(?:kubectl|minikube|npm) )[a-z][a-z'-]*(?:[:,]? [a-z'-]+){3,}$/;

/** What a shell writes into, and what jq reads a value from. */
const FILE_OF_A_VALUE = /(?:(?<= )> ?|--rawfile \w+ )(\S+?)\)?(?= |$)/g;
/** In a folder that the handbook has made, or a copy, which git is told to ignore. */
const OUTSIDE_OF_THE_REPOSITORY = /^(?:"\$scratch\/[\w-]+"|<archive>)$/;

/** The folder from which the handbook's links go out. */
const HANDBOOK_DIR = 'docs';

const all = (code: readonly string[], pattern: RegExp) =>
  code.flatMap((line) => [...line.matchAll(pattern)]);

function missingFiles(markdown: string, { isThere }: Known): string[] {
  return all(codeOf(markdown), FILE)
    .map(([, file = '']) => file)
    .filter((file) => !isThere(file));
}

function brokenLinks(markdown: string, { isThere, readFile }: Known): string[] {
  return linksOf(markdown)
    .filter(({ file, anchor }) => {
      const target = path.join(HANDBOOK_DIR, file);
      if (file !== '' && !isThere(target)) return true;
      if (anchor === '') return false;
      return !anchorsOf(file === '' ? markdown : readFile(target)).includes(anchor);
    })
    .map(({ file, anchor }) => `${file}#${anchor}`);
}

function missingScripts(markdown: string, { scriptsOf }: Known): string[] {
  const scripts = scriptsOf('.');
  return all(codeOf(markdown), /npm run ([\w:-]+)/g)
    .map(([, script = '']) => script)
    .filter((script) => !scripts.includes(script));
}

function missingCommands(markdown: string, { scriptsOf }: Known): string[] {
  return all(codeOf(markdown), OPERATORS_COMMAND)
    .filter(([, service = '', command = '']) => !scriptsOf(service).includes(command))
    .map(([, service = '', command = '']) => `${command} in ${service}`);
}

function missingObjects(markdown: string, { objects }: Known): string[] {
  const code = codeOf(markdown);
  const calls = kubectlCalls(code);
  const made = new Set(jobsMade(calls, code));
  return calls
    .filter(({ namespace }) => namespace === NAMESPACE)
    .flatMap(objectsOf)
    .filter(({ kind, name }) => !(kind === 'Job' && made.has(name)))
    .map(({ kind, name }) => `${kind}/${name}`)
    .filter((title) => !objects.has(title));
}

function missingLabels(markdown: string, { labels }: Known): string[] {
  return kubectlCalls(codeOf(markdown))
    .flatMap((call) => call.labels)
    .filter((label) => !label.startsWith(`${LABEL_OF_JOBS}=`) && !labels.has(label));
}

function missingSecretKeys(markdown: string, { secrets }: Known): string[] {
  return codeOf(markdown).flatMap((line) => {
    const secret = / get secret (\S+) /.exec(line)?.[1];
    if (secret === undefined) return [];
    return [...line.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)]
      .map(([, key = '']) => key)
      .filter((key) => !secrets[secret]?.includes(key))
      .map((key) => `${secret}: ${key}`);
  });
}

/** A file in the working folder is in the repository, and a secret in it one commit away from everybody. */
function filesInTheRepository(markdown: string): string[] {
  return all(blockLinesOf(markdown), FILE_OF_A_VALUE)
    .map(([, file = '']) => file)
    .filter((file) => !OUTSIDE_OF_THE_REPOSITORY.test(file));
}

function missingSettings(markdown: string, { settings }: Known): string[] {
  const code = codeOf(markdown);
  const named = all(code, SETTING).map(([name]) => name);
  const given = all(code, SETTING_OF_A_JOB).map(([, name = '']) => name);
  return [...named, ...given].filter((name) => !new RegExp(`\\b${name}\\b`).test(settings));
}

/** A name in the text, of whatever it is: an object, a component, a secret or its key, a command. */
function unknownNames(markdown: string, known: Known): string[] {
  const names = new Set([
    ...[...known.objects].map((title) => title.split('/')[1]),
    ...known.components,
    ...Object.values(known.secrets).flat(),
    ...known.scriptsOf('payments'),
  ]);
  return spansOf(markdown).filter((span) => NAME_WITH_HYPHEN.test(span) && !names.has(span));
}

function unknownLogLines(markdown: string, { sources }: Known): string[] {
  return spansOf(markdown).filter((span) => LOG_LINE.test(span) && !sources.includes(span));
}

/** ERROR means that somebody must act, so the handbook has to say how. */
function untoldErrors(markdown: string, { sources }: Known): string[] {
  const spans = new Set(spansOf(markdown));
  return [...sources.matchAll(/logger(?:\.error|\[level\])\([^;]*?'([^']+)',?\s*\)+;/g)]
    .map(([, line = '']) => line)
    .filter((line) => !spans.has(line));
}

export const CHECKS = {
  'every file is there': missingFiles,
  'every link leads somewhere': brokenLinks,
  'every npm script is there': missingScripts,
  "every operator's command is there": missingCommands,
  'every call of kubectl names its namespace': (markdown) =>
    callsWithoutNamespace(kubectlCalls(codeOf(markdown))),
  'every object is in the manifests': missingObjects,
  'every label selects something': missingLabels,
  'every key of a secret is documented': missingSecretKeys,
  'no secret is written into the repository': filesInTheRepository,
  'every setting is read by somebody': missingSettings,
  'every name is the name of something': unknownNames,
  'every log line is written by somebody': unknownLogLines,
  'every ERROR of a service is explained': untoldErrors,
} satisfies Readonly<Record<string, Check>>;
