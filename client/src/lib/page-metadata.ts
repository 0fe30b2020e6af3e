import type { Metadata } from 'next';
import { SHARE_IMAGE_PATH, SHARE_IMAGE_SIZE } from './share-image-facts';
import { texts } from './texts';

export interface PageFacts {
  readonly title: string;
  readonly description: string;
  /** Only for its owner: search engines have no business there. */
  readonly isPrivate?: boolean;
  /** The title stands as it is, without the name of the shop behind it. */
  readonly isWholeTitle?: boolean;
  /** The path of the picture that is shown where the page is shared; the shop's own by default. */
  readonly imagePath?: string;
  /** What is there depends on the query, so that the path alone is not its address. */
  readonly isQueried?: boolean;
}

/** Title and description for the tab, for search engines, and for where a link is shared. */
export function pageMetadata(facts: PageFacts, publicUrl: string | undefined): Metadata {
  const { title, description, imagePath } = facts;
  const { isPrivate = false, isWholeTitle = false, isQueried = false } = facts;
  const isPlaced = publicUrl !== undefined;
  // An empty list, not none: Next would add pictures of its own, at an address that it guesses.
  const images = isPlaced
    ? [{ url: imagePath ?? SHARE_IMAGE_PATH, alt: title, ...SHARE_IMAGE_SIZE }]
    : [];
  const shared = { title, description, images };
  return {
    title: isWholeTitle ? { absolute: title } : title,
    description,
    ...(isPlaced && { metadataBase: new URL(publicUrl) }),
    // `./` is the path of whichever page this is.
    openGraph: {
      type: 'website',
      siteName: texts.brand,
      ...shared,
      ...(isPlaced && !isQueried && { url: './' }),
    },
    twitter: { card: isPlaced ? 'summary_large_image' : 'summary', ...shared },
    ...(isPrivate && { robots: { index: false } }),
  };
}
