import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Me } from '#api/auth/schema.ts';
import { get, isOffline, Problem, post } from './http.ts';
import { forgetKept, kept } from './kept.ts';
import { queryClient } from './query-client.ts';

export type { Me };
export type Role = Me['role'];

/** Under this name a page that opens without signal keeps its user. */
export const KEPT_USER = 'me';

/** The user, or null where nobody is signed in; without signal the one kept, where a page kept him. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  staleTime: 5 * 60_000,
  networkMode: 'always',
  queryFn: async ({ signal }): Promise<Me | null> => {
    try {
      return await get<Me>('/me', undefined, signal);
    } catch (error) {
      if (error instanceof Problem && error.status === 401) {
        forgetKept();
        return null;
      }
      const last = isOffline(error) ? kept<Me>(KEPT_USER) : null;
      if (last) return last;
      throw error;
    }
  },
});

/** The user of a page that stands behind the sign-in. */
export function useMe(): Me {
  const { data } = useSuspenseQuery(meQuery);
  if (!data) throw new Error('signed out');
  return data;
}

/** May he change what concerns whole households: assign, set clusters, delete? */
export const leads = (me: Me): boolean => me.role === 'leader' || me.role === 'staff';

/** Where each role begins. */
export const homeOf = (role: Role): '/' | '/my-day' | '/coverage' | '/accounts' =>
  (({ staff: '/', leader: '/', member: '/my-day', observer: '/coverage', admin: '/accounts' }) as const)[role];

export async function signIn(username: string, password: string): Promise<Me> {
  await post('/auth/sign-in/username', { username, password });
  return entered();
}

/** By a printed slip, choosing the password for the next times. */
export async function signInBySlip(username: string, code: string, password: string): Promise<Me> {
  await post('/auth/slip', { username, code, password });
  return entered();
}

async function entered(): Promise<Me> {
  forgetKept();
  queryClient.clear();
  const me = await queryClient.fetchQuery(meQuery);
  if (!me) throw new Error('no session after sign-in');
  return me;
}

export async function signOut(): Promise<void> {
  await post('/auth/sign-out', {});
  forgetKept();
  queryClient.clear();
  queryClient.setQueryData(meQuery.queryKey, null);
}

/** Whether a fictitious commune can be tried, told before anybody signs in. */
interface Demo {
  demo: boolean;
  /** told only where it is the public default, on one's own machine */
  password: string | null;
}
export const useDemo = () =>
  useQuery({
    queryKey: ['demo'],
    queryFn: ({ signal }) => get<Demo>('/demo', undefined, signal),
    staleTime: 60_000,
  });
