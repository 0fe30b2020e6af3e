'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { hasStatus } from '@/lib/api-error';
import type { Ticket, TicketFields } from '@/lib/api/tickets';
import { createTicket, getTicket, updateTicket } from '@/lib/api/tickets';
import { browserApi } from '@/lib/browser-api';
import { toFormErrors } from '@/lib/form-errors';
import { browserIdempotencyKeys } from '@/lib/idempotency-keys';
import { signInPath } from '@/lib/next-path';
import { texts } from '@/lib/texts';
import type { TicketFieldTexts } from '@/lib/ticket-fields';
import { toTicketFields } from '@/lib/ticket-fields';
import type { Outcome } from '@/lib/use-submit';
import { useSubmit } from '@/lib/use-submit';
import { useTicketDraft } from './use-ticket-draft';

const NAMES = ['title', 'price', 'quantity'] as const;
const NEW_LISTING = 'listing:new';

async function createOnce(fields: TicketFields): Promise<Ticket> {
  const keys = browserIdempotencyKeys();
  const created = await createTicket(browserApi(), fields, keys.keyFor(NEW_LISTING, fields));
  keys.settle(NEW_LISTING);
  return created;
}

/** Sends a listing, new or changed, and puts every refusal where it belongs. */
export function useSaveTicket(options: {
  readonly form: UseFormReturn<TicketFieldTexts>;
  readonly ticket: Ticket | undefined;
  readonly sellerId: string;
}) {
  const { form, ticket, sellerId } = options;
  const router = useRouter();
  const [problems, setProblems] = useState<readonly string[]>([]);
  // What the listing has become meanwhile, where somebody else was faster.
  const [current, setCurrent] = useState<Ticket>();
  const { seenVersion, keep } = useTicketDraft({ form, ticket, sellerId });
  const versionSeen = () => current?.version ?? seenVersion.current;

  const explain = async (fault: unknown, values: TicketFieldTexts): Promise<Outcome> => {
    if (hasStatus(fault, 401)) {
      keep(values, versionSeen());
      window.location.assign(
        signInPath(ticket === undefined ? '/sell' : `/tickets/${ticket.id}/edit`),
      );
      return 'leaving';
    }
    if (hasStatus(fault, 409) && ticket !== undefined) {
      setCurrent(await getTicket(browserApi(), ticket.id).catch(() => undefined));
      setProblems([texts.ticketForm.conflict]);
      return 'staying';
    }
    if (hasStatus(fault, 0) && ticket === undefined) {
      setProblems([texts.ticketForm.noAnswer]);
      return 'staying';
    }
    const errors = toFormErrors(fault, NAMES);
    setProblems(errors.form);
    for (const name of NAMES) {
      const message = errors.fields.get(name);
      if (message !== undefined) form.setError(name, { message }, { shouldFocus: true });
    }
    return 'staying';
  };

  const { submit, pending } = useSubmit(async (values: TicketFieldTexts) => {
    setProblems([]);
    try {
      const fields = toTicketFields(values);
      const saved =
        ticket === undefined
          ? await createOnce(fields)
          : await updateTicket(browserApi(), ticket.id, { ...fields, version: versionSeen() });
      router.push(`/tickets/${saved.id}`);
      router.refresh();
      return 'leaving';
    } catch (fault) {
      return explain(fault, values);
    }
  });
  return { save: submit, pending, problems, current };
}
