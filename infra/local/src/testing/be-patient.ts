/** A scenario starts the whole suite, ends parts of it and waits for what was promised. */
const SCENARIO_TIMEOUT_MS = 240_000;

jest.setTimeout(SCENARIO_TIMEOUT_MS);
