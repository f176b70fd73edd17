import { queryOptions } from '@tanstack/react-query';
import type { Member } from '#api/teams/schema.ts';
import { queryClient } from '../app/query-client.ts';
import { type HistoryItem, type HouseholdDetail, historyQuery } from '../data/households.ts';
import { membersQuery } from '../data/places.ts';
import { EMPTY_DRAFT, type VisitDraft } from './use-visit-draft.ts';

/** A visit being corrected: the new one takes its moment and stands in its place. */
export interface VisitToCorrect {
  id: string;
  at: string;
  draft: VisitDraft;
  /** taken back or corrected already: nothing is left to correct */
  closed: boolean;
}

/**
 * The visit a form begins with; null where the household has no such visit. Read once: what others change meanwhile
 * must not empty a form under someone's hands.
 */
export const visitToCorrectQuery = (
  household: Pick<HouseholdDetail, 'id' | 'hamletId'>,
  visitId: string,
  namesOthers: boolean,
) =>
  queryOptions({
    queryKey: ['visit-to-correct', household.id, visitId],
    staleTime: 'static',
    gcTime: 0,
    queryFn: async (): Promise<VisitToCorrect | null> => {
      const [history, members] = await Promise.all([
        queryClient.fetchQuery(historyQuery(household.id)),
        namesOthers ? queryClient.fetchQuery(membersQuery(household.hamletId)) : [],
      ]);
      const item = history.find(({ id, kind }) => id === visitId && kind === 'visit');
      if (!item) return null;
      return {
        id: item.id,
        at: item.at,
        draft: draftOf(item, members),
        closed: item.undone === true || item.superseded === true,
      };
    },
  });

/** What a visit said, as a form holds it. */
export function draftOf(item: HistoryItem, members: readonly Member[]): VisitDraft {
  return {
    ...EMPTY_DRAFT,
    outcome: item.outcome ?? null,
    topics: item.topics ?? [],
    supported: Math.max(1, item.supported ?? 0),
    followUpOn: item.followUpOn ?? null,
    note: item.note ?? '',
    memberIds: whoWent(item.memberName ?? null, members),
    platforms: item.platforms && item.platforms.length > 0 ? item.platforms : null,
  };
}

/** The timeline tells who went by name; null where the names do not say for certain who that is. */
function whoWent(names: string | null, members: readonly Member[]): string[] | null {
  if (!names) return null;
  const found = names.split(', ').map((name) => members.filter((member) => member.name === name));
  return found.every(({ length }) => length === 1) ? found.flatMap(([member]) => (member ? [member.id] : [])) : null;
}
