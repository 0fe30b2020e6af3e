import type { CatalogueEvent, EventType } from '../contracts/catalogue';

/** What a reaction did with an event. It is total: for a state that it can meet it never throws. */
export type ReactionOutcome = 'applied' | 'nothing-to-do';

/** Applies one event. Written for the second delivery, and for any order. */
export type Reaction<T extends EventType> = (event: CatalogueEvent<T>) => Promise<ReactionOutcome>;

/** Who reacts to what. The reactions of one type run one after the other, in the order given. */
export type Subscriptions = { readonly [T in EventType]?: readonly Reaction<T>[] };
