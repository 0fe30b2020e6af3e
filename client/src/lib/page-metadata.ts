import type { Metadata } from 'next';
import { texts } from './texts';

interface PageFacts {
  readonly title: string;
  readonly description: string;
  /** Only for its owner: search engines have no business there. */
  readonly isPrivate?: boolean;
  /** The title stands as it is, without the name of the shop behind it. */
  readonly isWholeTitle?: boolean;
}

/** Title and description for the tab, for search engines, and for where a link is shared. */
export function pageMetadata(facts: PageFacts): Metadata {
  const { title, description, isPrivate = false, isWholeTitle = false } = facts;
  return {
    title: isWholeTitle ? { absolute: title } : title,
    description,
    openGraph: { type: 'website', siteName: texts.brand, title, description },
    twitter: { card: 'summary', title, description },
    ...(isPrivate ? { robots: { index: false } } : {}),
  };
}
