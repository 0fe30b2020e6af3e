import type { Machine } from '../backing/machine';

const NO = () => Promise.resolve({ no: 'not on this machine' });

/** A machine that has nothing, but for what a test gives it. */
export function fakeMachine(has: Partial<Machine> = {}): Machine {
  return {
    env: {},
    findExecutable: () => undefined,
    versionOf: () => Promise.resolve({ yes: '1.2.3' }),
    image: NO,
    debianPackage: NO,
    goProgram: NO,
    downloadedMongod: NO,
    isReachable: () => Promise.resolve(true),
    ...has,
  };
}

/** Programs on PATH, by name. */
export function onPath(...names: string[]): Pick<Machine, 'findExecutable'> {
  return { findExecutable: (name) => (names.includes(name) ? `/bin/${name}` : undefined) };
}
