import { z } from 'zod';
import { id } from './fields';

/** The order window of `orderId` has ended, says the timer. Orders' own clock decides. */
export const expirationComplete = z.object({ orderId: id });

export type ExpirationComplete = z.infer<typeof expirationComplete>;

export const expirationEvents = { 'expiration:complete': expirationComplete } as const;
