import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Availability } from '#api/availability/schema.ts';
import { membersQuery } from '../data/places.ts';
import { localDay } from '../i18n/format.ts';
import { availabilityQuery } from '../teams/availability-data.ts';
import { type ChosenFor, choicesOf, type MemberChoice } from './choices.ts';

const UNKNOWN: ReadonlyMap<string, Availability> = new Map();

/**
 * Serving members of a hamlet's team to choose from, best first; nobody until it is known who can come. For the leader
 * and the office; others are told of nobody.
 *
 * @param hamlet  undefined: of all the user's hamlets, or of none while `enabled` is false
 */
export function useChoices(
  hamlet: string | undefined,
  { place, day }: Omit<ChosenFor, 'today'> = {},
  enabled = true,
): MemberChoice[] {
  const { data: members } = useQuery({ ...membersQuery(hamlet), enabled });
  const { data: availability = UNKNOWN, isPending } = useQuery({ ...availabilityQuery(hamlet), enabled });
  return useMemo(() => {
    // In an order that changes under the finger the wrong one is pressed.
    if (!members || isPending) return [];
    const serving = members.filter((member) => member.serving);
    return choicesOf(serving, availability, { today: localDay(new Date()), place, day });
  }, [members, availability, isPending, place, day]);
}
