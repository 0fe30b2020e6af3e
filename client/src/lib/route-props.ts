import type { ReactNode } from 'react';

/** The query as Next gives it to a page. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

/** What Next gives to a page. Written out, so that the types do not need a build before them. */
export interface RouteProps<Params = unknown> {
  readonly params: Promise<Params>;
  readonly searchParams: Promise<SearchParams>;
}

export interface WithId {
  readonly id: string;
}

/** What Next gives to the layout of one ticket or one order. */
export interface LayoutPropsWithId {
  readonly params: Promise<WithId>;
  readonly children: ReactNode;
}
