import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type {
  accountSchema,
  changedAccountSchema,
  communeSchema,
  newAccountSchema,
  passwordLinkSchema,
  placesSchema,
} from '#api/admin/schema.ts';
import { get, patch, post } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';

export type Account = z.infer<typeof accountSchema>;
export type Commune = z.infer<typeof communeSchema>;
export type PasswordLink = z.infer<typeof passwordLinkSchema>;

export const accountsQuery = queryOptions({
  queryKey: ['accounts'],
  queryFn: async ({ signal }) => (await get<{ items: Account[] }>('/admin/accounts', undefined, signal)).items,
});
export const communesQuery = queryOptions({
  queryKey: ['communes'],
  queryFn: async ({ signal }) => (await get<{ items: Commune[] }>('/admin/communes', undefined, signal)).items,
});
/** Hamlets and members an account can belong to. */
export const placesQuery = (communeId: string) =>
  queryOptions({
    queryKey: ['communes', communeId, 'places'],
    queryFn: ({ signal }) =>
      get<z.infer<typeof placesSchema>>(`/admin/communes/${communeId}/places`, undefined, signal),
  });

const refresh = () =>
  queryClient.invalidateQueries({
    predicate: ({ queryKey }) => queryKey[0] === 'accounts' || queryKey[0] === 'communes',
  });

export const addAccount = (account: z.input<typeof newAccountSchema>) =>
  post<{ account: Account; link: PasswordLink }>('/admin/accounts', account).finally(refresh);
export const changeAccount = (id: string, change: z.infer<typeof changedAccountSchema>) =>
  patch<Account>(`/admin/accounts/${id}`, change).finally(refresh);
export const newPasswordLink = (id: string) => post<PasswordLink>(`/admin/accounts/${id}/password-link`, {});
export const addCommune = (commune: { id: string; code: string; name: string }) =>
  post<Commune>('/admin/communes', commune).finally(refresh);
