/* Plain old syntax: this has to be understood by a Node that is too old for everything else. */
const MAJOR_MIN = 20;
const MINOR_MIN = 19;

/** Ends with a sentence instead of a stack on a Node that is too old. */
export function requireNode() {
  const version = process.versions.node.split('.').map(Number);
  const isEnough = version[0] > MAJOR_MIN || (version[0] === MAJOR_MIN && version[1] >= MINOR_MIN);
  if (isEnough) return;
  console.error(
    'This needs Node ' +
      MAJOR_MIN +
      '.' +
      MINOR_MIN +
      ' or newer; this is Node ' +
      process.versions.node +
      ' (' +
      process.execPath +
      '). See https://nodejs.org/',
  );
  process.exit(1);
}
