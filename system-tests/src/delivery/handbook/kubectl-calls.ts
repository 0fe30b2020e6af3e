/** One call of kubectl, taken apart as far as it matters what it names. */
export interface KubectlCall {
  command: string;
  namespace: string | undefined;
  /** Without flags and their values, and without what runs in a container. */
  words: string[];
  /** What `-l` selects, as `key=value`. */
  labels: string[];
}

export interface NamedObject {
  kind: string;
  name: string;
}

const KINDS: Readonly<Record<string, string>> = {
  cronjob: 'CronJob',
  deployment: 'Deployment',
  hpa: 'HorizontalPodAutoscaler',
  job: 'Job',
  pod: 'Pod',
  pvc: 'PersistentVolumeClaim',
  secret: 'Secret',
  service: 'Service',
  statefulset: 'StatefulSet',
};

/** What needs no namespace, or has it in its manifests. */
const WITHOUT_NAMESPACE = /^kubectl (?:apply|diff|drain|get storageclass|(?:create|replace) -f -)/;
/** These take the name of a pod, where no kind is given. */
const POD_VERBS = new Set(['exec', 'logs', 'port-forward']);

/** Quoted text may hold anything, so it is taken out; a quote may end on another line. */
function withoutQuotes(line: string): string {
  return line.replaceAll(/'[^']*'|"[^"]*"/g, '').replace(/'.*$/, '');
}

function toCall(command: string): KubectlCall {
  const [call = ''] = command.split(' -- ');
  const namespace = / -n (\S+)/.exec(call)?.[1];
  const labels = [...call.matchAll(/ -l (\S+)/g)].map(([, label = '']) => label);
  const words = call
    .replaceAll(/ -[nlof] \S+/g, '')
    .split(/\s+/)
    .map((word) => word.replace(/^--from=/, ''))
    .filter((word) => word !== '' && !word.startsWith('-') && word !== '>');
  return { command, namespace, words: words.slice(1), labels };
}

export function kubectlCalls(code: readonly string[]): KubectlCall[] {
  return code.flatMap((line) =>
    withoutQuotes(line)
      .split('|')
      .map((command) => command.trim())
      .filter((command) => command.startsWith('kubectl '))
      .map(toCall),
  );
}

/** Calls that would reach whatever namespace somebody has chosen last. */
export function callsWithoutNamespace(calls: readonly KubectlCall[]): string[] {
  return calls
    .filter(({ namespace, command }) => namespace === undefined && !WITHOUT_NAMESPACE.test(command))
    .map(({ command }) => command);
}

/** The objects that a call names, as `kind/name`, as `kind name…`, or as the pod that it is about. */
export function objectsOf({ words }: KubectlCall): NamedObject[] {
  const [verb = '', subject = ''] = words;
  if (POD_VERBS.has(verb) && subject !== '' && !subject.includes('/')) {
    return [{ kind: 'Pod', name: subject }];
  }
  const at = words.findIndex((word) => word in KINDS);
  const kind = KINDS[words[at] ?? ''] ?? '';
  const plain = at < 0 ? [] : words.slice(at + 1).filter((word) => !word.includes('/'));
  const paired = words.flatMap((word) => {
    const [alias = '', name] = word.split('/');
    return name === undefined || !(alias in KINDS) ? [] : [{ kind: KINDS[alias] ?? '', name }];
  });
  return [...plain.map((name) => ({ kind, name })), ...paired];
}

/** The jobs that the handbook has somebody make. */
export function jobsMade(calls: readonly KubectlCall[], code: readonly string[]): string[] {
  const created = calls
    .filter(({ words }) => words[0] === 'create' && words[1] === 'job')
    .map(({ words }) => words[2] ?? '');
  const written = code.map((line) => /^metadata: \{name: "([a-z-]+)"/.exec(line)?.[1] ?? '');
  return [...created, ...written].filter((name) => name !== '');
}
