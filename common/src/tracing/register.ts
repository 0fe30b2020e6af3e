import { prepareTracing } from './prepare-tracing';

/**
 * The first import of each `main.ts`, and the only module that acts by being imported: what
 * OpenTelemetry looks into has to be loaded after it.
 */
export const openTracing = prepareTracing(process.env);
