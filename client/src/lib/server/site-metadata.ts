import type { Metadata } from 'next';
import { readEnv } from '../env';
import { pageMetadata, type PageFacts } from '../page-metadata';

/** Asked for each answer: the public address is not known yet while the client is built. */
export function siteMetadata(facts: PageFacts): Metadata {
  return pageMetadata(facts, readEnv().publicUrl);
}
