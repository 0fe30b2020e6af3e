import type { Draft } from './drafts';
import type { TicketFieldTexts } from './ticket-fields';

interface ReadDraft {
  readonly typed: Draft;
  readonly version: number | undefined;
}

/** What was typed, and which version of the listing its seller was looking at. */
export function toTicketDraft(values: TicketFieldTexts, version: number): Draft {
  return { ...values, version: String(version) };
}

export function readTicketDraft({ version, ...typed }: Draft): ReadDraft {
  const isVersion = version !== undefined && /^\d{1,15}$/.test(version);
  return { typed, version: isVersion ? Number(version) : undefined };
}
