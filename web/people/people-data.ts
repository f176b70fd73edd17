import { queryOptions } from '@tanstack/react-query';
import type { MembersAnswer } from '#api/imports/members/schema.ts';
import type { MemberAccount, SlipAnswer } from '#api/slips/schema.ts';
import { get, post } from '../app/http.ts';
import { queryClient } from '../app/query-client.ts';
import { refreshAll } from '../data/changes.ts';

/** Which members of a hamlet, or of all, have accounts. */
export const memberAccountsQuery = (hamlet: string | undefined) =>
  queryOptions({
    queryKey: ['member-accounts', hamlet ?? null],
    queryFn: async ({ signal }) =>
      (await get<{ items: MemberAccount[] }>('/accounts/members', { hamlet }, signal)).items,
  });

/** Makes slips; their codes are told in this answer and never again. */
export const makeSlips = (memberIds: string[], usernames: Record<string, string> = {}) =>
  post<SlipAnswer>('/accounts/slips', { memberIds, usernames }).finally(() => {
    queryClient.invalidateQueries({ queryKey: ['member-accounts'] });
  });

/** Sends a list of members: to see what would become of it, or to bring it in. */
export async function sendMembers(file: File, dryRun: boolean): Promise<MembersAnswer> {
  const form = new FormData();
  form.set('file', file);
  form.set('kind', 'members');
  const answer = await post<MembersAnswer>('/imports', form, dryRun ? { dryRun: true } : {});
  if (!dryRun) {
    queryClient.invalidateQueries({ queryKey: ['hamlets'] });
    await refreshAll();
  }
  return answer;
}
