import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type MyDayPlan, myDayLineQuery } from '../../data/my-day.ts';
import type { MapRoutes } from '../../map/style/route-layers.ts';
import { isKnown, routesOf } from './routes-of.ts';
import { type DayView, standingAt } from './view.ts';

const NOBODY: readonly string[] = [];

/**
 * The walk to draw. Where the order is one's own, the lanes between its doors are asked for; without signal its new ways
 * stay straight.
 */
export function useRoutes(day: MyDayPlan, view: DayView, isOwnOrder: boolean): MapRoutes {
  const through = useMemo(() => {
    if (!isOwnOrder) return NOBODY;
    const standing = day.stops[standingAt(day) - 1];
    return [...(standing ? [standing] : []), ...view.open.map(({ stop }) => stop)].map(
      ({ householdId }) => householdId,
    );
  }, [isOwnOrder, day, view]);
  const { data: asked } = useQuery(myDayLineQuery(day.date, through));
  return useMemo(() => {
    const byId = new Map(day.stops.map((stop) => [stop.householdId, stop.location]));
    const places = isKnown((asked?.through ?? NOBODY).map((id) => byId.get(id) ?? null));
    return routesOf(day, view, { places, line: asked?.line ?? null });
  }, [day, view, asked]);
}
