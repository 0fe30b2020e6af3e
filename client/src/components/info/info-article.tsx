import type { ReactNode } from 'react';
import { PageHeading } from '@/components/ui/page-heading';
import type { infoFrame } from '@/lib/texts/info/frame';
import { MoreInfo } from './more-info';
import { TableOfContents } from './table-of-contents';

interface InfoArticleProps {
  readonly title: string;
  readonly intro: string;
  /** This page's own path. */
  readonly path: (typeof infoFrame.links)[number]['href'];
  /** What the table of contents leads to; short articles do without. */
  readonly contents?: readonly { readonly id: string; readonly heading: string }[];
  /** Beside the text where there is room, below it where not. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every article about the shop: heading, contents, text, and where to read on. */
export function InfoArticle(props: InfoArticleProps) {
  const { title, intro, path, contents = [], aside, children } = props;
  return (
    <article className="mx-auto grid w-full max-w-5xl gap-8 py-2 sm:py-6">
      <PageHeading title={title} text={intro} />
      <div className="grid gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
        {contents.length > 0 && <TableOfContents entries={contents} />}
        <div className="grid max-w-prose content-start gap-9 leading-relaxed lg:col-start-1 lg:row-start-1">
          {children}
        </div>
        {aside !== undefined && (
          <div className="lg:col-start-2 lg:row-start-1 lg:self-start">{aside}</div>
        )}
      </div>
      <MoreInfo path={path} />
    </article>
  );
}
