/**
 * Why a target is missed, and what the limit is: target → a paragraph for the reader. Written by hand
 * after profiling; docs/performance.md takes the one of each target that the last full run missed.
 */
export const EXPLANATIONS: Readonly<Record<string, string>> = {};
