const SHOWN = 8;
const GROUP = 4;

/**
 * An id as people read it out and compare it: the end of it, where ids differ most, in groups.
 * `665f1c2e9b3a4d00a1b2c3d4` → `A1B2-C3D4`
 */
export function shortReference(id: string): string {
  const end = id.replace(/[^0-9a-z]/gi, '').slice(-SHOWN);
  return (end.toUpperCase().match(new RegExp(`.{1,${GROUP}}`, 'g')) ?? []).join('-');
}
