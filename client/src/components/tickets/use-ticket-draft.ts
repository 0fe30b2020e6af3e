'use client';

import { useEffect, useRef } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import type { Ticket } from '@/lib/api/tickets';
import { browserDrafts } from '@/lib/drafts';
import { readTicketDraft, toTicketDraft } from '@/lib/ticket-draft';
import type { TicketFieldTexts } from '@/lib/ticket-fields';

/** Keeps what was typed while its seller has to sign in again, and gives it back afterwards. */
export function useTicketDraft(options: {
  readonly form: UseFormReturn<TicketFieldTexts>;
  readonly ticket: Ticket | undefined;
  readonly sellerId: string;
}) {
  const { form, ticket, sellerId } = options;
  const { reset } = form;
  const scope = ticket === undefined ? 'listing:new' : `listing:${ticket.id}`;
  const seenVersion = useRef(ticket?.version ?? 0);

  useEffect(() => {
    const draft = browserDrafts().take(scope, sellerId);
    if (draft === undefined) return;
    const { typed, version } = readTicketDraft(draft);
    // It was written against the listing as it was then: a change since must not be lost unseen.
    if (version !== undefined) seenVersion.current = version;
    reset((values) => ({ ...values, ...typed }), { keepDefaultValues: true });
  }, [scope, sellerId, reset]);

  const keep = (values: TicketFieldTexts, version: number) =>
    browserDrafts().save(scope, toTicketDraft(values, version), sellerId);
  return { seenVersion, keep };
}
