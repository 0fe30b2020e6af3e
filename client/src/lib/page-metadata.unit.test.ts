import { pageMetadata } from './page-metadata';

const facts = { title: 'Jazz Night', description: 'Jazz Night for $20.00.' };
const publicUrl = 'https://tickets.example';

describe('what is said of a page where its link is shared', () => {
  it('names its address and a picture, where the public address is known', () => {
    const { metadataBase, openGraph, twitter } = pageMetadata(facts, publicUrl);
    expect(metadataBase).toEqual(new URL(publicUrl));
    expect(openGraph).toMatchObject({ url: './', images: [{ url: '/opengraph-image' }] });
    expect(twitter).toMatchObject({ card: 'summary_large_image' });
  });

  it('takes the picture of the page, where it has one', () => {
    const { openGraph, twitter } = pageMetadata({ ...facts, imagePath: '/t/1/image' }, publicUrl);
    const images = [{ url: '/t/1/image', alt: 'Jazz Night', width: 1200, height: 630 }];
    expect([openGraph?.images, twitter?.images]).toEqual([images, images]);
  });

  it('names no address of a page whose content depends on the query, which the path lacks', () => {
    const { openGraph } = pageMetadata({ ...facts, isQueried: true }, publicUrl);
    expect(openGraph).not.toHaveProperty('url');
    expect(openGraph?.images).toMatchObject([{ url: '/opengraph-image' }]);
  });

  it('guesses no address, where none is configured', () => {
    const { metadataBase, openGraph, twitter } = pageMetadata(facts, undefined);
    expect(metadataBase).toBeUndefined();
    expect(openGraph).not.toHaveProperty('url');
    expect(openGraph?.images).toEqual([]);
    expect(twitter).toMatchObject({ card: 'summary', images: [] });
  });

  it('keeps private pages out of search engines', () => {
    expect(pageMetadata({ ...facts, isPrivate: true }, publicUrl).robots).toEqual({ index: false });
    expect(pageMetadata(facts, publicUrl).robots).toBeUndefined();
  });
});
