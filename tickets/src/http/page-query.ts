import { z } from 'zod';

/** How a page of any list is asked for. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional().describe('From the `Link` of the page before'),
});
