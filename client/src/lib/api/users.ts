import type { AxiosInstance } from 'axios';
import { z } from 'zod';

const userSchema = z.object({
  id: z.string(),
  email: z.string(),
  /** When the session ends, in seconds since 1970. */
  exp: z.number().optional(),
});
const currentUserSchema = z.object({ currentUser: userSchema.nullable() });

export type User = z.infer<typeof userSchema>;
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export async function currentUser(api: AxiosInstance): Promise<User | null> {
  const { data } = await api.get<unknown>('/api/users/currentuser');
  return currentUserSchema.parse(data).currentUser;
}

export async function signIn(api: AxiosInstance, credentials: Credentials): Promise<void> {
  await api.post('/api/users/signin', credentials);
}

export async function signUp(api: AxiosInstance, credentials: Credentials): Promise<void> {
  await api.post('/api/users/signup', credentials);
}

export async function signOut(api: AxiosInstance): Promise<void> {
  await api.post('/api/users/signout');
}
