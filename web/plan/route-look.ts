import type { PlanDay, PlanRoutes } from '#api/plans/schema.ts';
import { memberInk } from '../map/member-colours.ts';
import type { MapRoutes } from '../map/style/route-layers.ts';
import type { Theme } from '../ui/symbols/colours.ts';

const STYLES = ['solid', 'dashed', 'dotted'] as const;

export interface RouteLook {
  style: (typeof STYLES)[number];
  /** left out: the colour of text */
  colour?: string;
}

/** How the way of a day's member is drawn, by his place in the crew: style first; from the fourth on with a colour too. */
export function lookOf(index: number, theme: Theme): RouteLook {
  const style = STYLES[index % STYLES.length]!;
  return index < STYLES.length ? { style } : { style, colour: memberInk(index - STYLES.length, theme).fill };
}

/** Of more doors many numbers give way to others: then it is said that one member can be looked at alone. */
export const MANY_DOORS = 40;

/** A day's ways and doors for the map; numbers begin with 1 for each member. @param walker  only his; null: all */
export function mapRoutesOf(day: PlanDay, ways: PlanRoutes, theme: Theme, walker: string | null): MapRoutes {
  const routes = walker === null ? ways.routes : ways.routes.filter(({ memberId }) => memberId === walker);
  const flagged = new Set(day.visits.filter(({ reason }) => reason === 'flagged').map((visit) => visit.householdId));
  const looks = new Map(day.memberIds.map((memberId, index) => [memberId, lookOf(index, theme)]));
  const lookFor = (memberId: string) => looks.get(memberId) ?? lookOf(0, theme);
  return {
    lines: routes.map(({ memberId, coordinates }) => ({ coordinates, ...lookFor(memberId) })),
    stops: routes.flatMap(({ memberId, stops }) =>
      stops.flatMap(({ householdId, position }, index) =>
        position === null
          ? []
          : [
              {
                position: position as [number, number],
                label: String(index + 1),
                flagged: flagged.has(householdId),
                end: index === 0 || index === stops.length - 1,
                ...(lookFor(memberId).colour ? { colour: lookFor(memberId).colour } : {}),
              },
            ],
      ),
    ),
  };
}
