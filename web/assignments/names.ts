import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Member } from '#api/teams/schema.ts';
import { type Household, householdsQuery } from '../data/households.ts';
import { membersQuery } from '../data/places.ts';

/** Larger than any hamlet. */
const WHOLE_HAMLET = 1000;

/** Who the people of a hamlet are whom a proposal names by their identifiers. */
export interface Names {
  households: ReadonlyMap<string, Household>;
  members: ReadonlyMap<string, Member>;
}

/** Households and members of a hamlet by their identifiers; empty until they are there. */
export function useNames(hamlet: string | undefined): Names {
  const households = useInfiniteQuery({ ...householdsQuery({ hamlet }, WHOLE_HAMLET), enabled: hamlet !== undefined });
  const members = useQuery({ ...membersQuery(hamlet), enabled: hamlet !== undefined });
  return useMemo(
    () => ({
      households: new Map(households.data?.pages.flatMap(({ items }) => items).map((one) => [one.id, one])),
      members: new Map(members.data?.map((one) => [one.id, one])),
    }),
    [households.data, members.data],
  );
}
