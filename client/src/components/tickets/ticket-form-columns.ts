/** The form, and beside it, or below, what it comes to. */
export const ticketFormColumns =
  'grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12';
