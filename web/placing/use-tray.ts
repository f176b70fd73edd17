import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { type Place, placeHousehold, placeMany, type UnplacedHousehold, unplacedQuery } from '../data/placing.ts';
import { sayFailure } from '../ui/toast.tsx';

/** Something done that can be taken back. */
interface Done {
  ids: string[];
  /** head of the household, where it was one */
  name: string | null;
}

/** Households shown at once; those placed make room for the next. */
const SHOWN = 200;
/** Where most of them are put off, all are shown. */
const ALL = 1000;

/** The tray: who has no place yet, who is being placed, what was done and how it is taken back. */
export function useTray(hamlet: string | undefined, enabled: boolean) {
  const [skipped, setSkipped] = useState<ReadonlySet<string>>(new Set());
  const query = useQuery({ ...unplacedQuery(hamlet, skipped.size > SHOWN / 2 ? ALL : SHOWN), enabled });
  /** placed by now, whatever the list still says */
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<readonly Done[]>([]);
  const [currentId, setCurrent] = useState<string | null>(null);

  const all = query.data?.items;
  const items = useMemo(() => (all ?? []).filter(({ id }) => !gone.has(id)), [all, gone]);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === currentId),
  );
  const current = items[at] ?? null;
  const goneInList = (all ?? []).length - items.length;
  const remaining = (query.data?.total ?? 0) - goneInList;
  const placed = done.reduce((sum, { ids }) => sum + ids.length, 0);

  const go = useCallback(
    (step: number) => setCurrent(items[Math.min(Math.max(at + step, 0), items.length - 1)]?.id ?? null),
    [items, at],
  );
  const skip = useCallback(() => {
    if (!current) return;
    setSkipped((now) => new Set(now).add(current.id));
    go(1);
  }, [current, go]);
  const hide = (ids: readonly string[]) => setGone((now) => new Set([...now, ...ids]));
  const show = (ids: readonly string[]) => setGone((now) => new Set([...now].filter((id) => !ids.includes(id))));

  const place = useCallback(
    (household: UnplacedHousehold, where: Place) => {
      const next = items[at + 1] ?? items[at - 1];
      hide([household.id]);
      if (household.id === current?.id) setCurrent(next?.id ?? null);
      placeHousehold(household, where)
        .then(() => setDone((now) => [...now, { ids: [household.id], name: household.head }]))
        .catch((error) => {
          show([household.id]);
          setCurrent(household.id);
          sayFailure(error);
        });
    },
    [items, at, current],
  );

  /** Puts each where it is sure to be. */
  const placeSure = useCallback(async (sure: readonly UnplacedHousehold[], progress: (done: number) => void) => {
    const places = sure.flatMap(({ id, suggestions: [best] }) =>
      best ? [{ id, location: best.location, source: 'suggested' as const, accuracyMetres: best.accuracyMetres }] : [],
    );
    const ids = places.map(({ id }) => id);
    await placeMany(places, { onlyUnplaced: true, progress });
    hide(ids);
    setDone((now) => [...now, { ids, name: null }]);
  }, []);

  const last = done.at(-1) ?? null;
  const undo = useCallback(() => {
    if (!last) return;
    setDone((now) => now.filter((one) => one !== last));
    placeMany(last.ids.map((id) => ({ id, location: null, source: 'suggested' })))
      .then(() => {
        show(last.ids);
        setCurrent(last.ids[0] ?? null);
      })
      .catch((error) => {
        setDone((now) => [...now, last]);
        sayFailure(error);
      });
  }, [last]);

  return {
    query,
    items,
    current,
    at,
    remaining,
    placed,
    whole: placed + remaining,
    sure: query.data?.sure ?? 0,
    skipped,
    last,
    setCurrent,
    go,
    skip,
    place,
    placeSure,
    undo,
  };
}
export type Tray = ReturnType<typeof useTray>;
