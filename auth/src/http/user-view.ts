import { z } from 'zod';
import type { User } from '../domain/user';

export const userSchema = z.object({ id: z.string(), email: z.string() });

export const currentUserSchema = z.object({
  currentUser: userSchema.extend({ iat: z.int(), exp: z.int() }).nullable(),
});

export function userView({ id, email }: User): z.infer<typeof userSchema> {
  return { id, email };
}
