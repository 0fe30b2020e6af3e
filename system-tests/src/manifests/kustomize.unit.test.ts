import { createReader, findKustomize, type Probe } from './kustomize';

/** A machine with these programs, and what each of them prints. */
function machine(programs: Readonly<Record<string, string>>): { probe: Probe; called: string[] } {
  const called: string[] = [];
  const probe: Probe = (program, args) => {
    called.push([program, ...args].join(' '));
    return programs[program];
  };
  return { probe, called };
}

const cacheDir = '/cache';

describe('kustomize', () => {
  it('is the one that is named', () => {
    const { probe, called } = machine({ kubectl: 'Client Version: v1.34.0' });

    expect(findKustomize({ env: { KUSTOMIZE: '/opt/kustomize' }, cacheDir, probe })).toEqual({
      program: '/opt/kustomize',
      args: ['build'],
    });
    expect(called).toEqual([]);
  });

  it('is in kubectl, where that is recent enough', () => {
    const { probe } = machine({ kubectl: 'Client Version: v1.25.3\nKustomize Version: v4.5.7' });

    expect(findKustomize({ env: {}, cacheDir, probe })).toEqual({
      program: 'kubectl',
      args: ['kustomize'],
    });
  });

  it('is built by Go, where kubectl is too old', () => {
    const { probe, called } = machine({
      kubectl: 'Client Version: v1.24.9',
      go: 'go version go1.26.8',
      env: '',
    });

    expect(findKustomize({ env: {}, cacheDir, probe })?.program).toBe('/cache/kustomize');
    expect(called.at(-1)).toMatch(/go install sigs\.k8s\.io\/kustomize\/kustomize\/v5@/);
  });

  it('is not there, where nothing of this is', () => {
    expect(findKustomize({ env: {}, cacheDir, probe: machine({}).probe })).toBeUndefined();
  });

  it('prints documents, which are read one by one', () => {
    const read = createReader();
    const [first, second] = read('kind: A\ntext: |\n  ---\n---\nkind: B\n');

    expect([first?.kind, second?.kind]).toEqual(['A', 'B']);
    expect(read('kind: A\ntext: |\n  ---\n---\nkind: C\n')[0]).toBe(first);
  });
});
