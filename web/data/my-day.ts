import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { MyDay, MyDayPlan, MyDayStop } from '#api/my-day/schema.ts';
import { get, isOffline } from '../app/http.ts';
import { keep, kept } from '../app/kept.ts';
import { queryClient } from '../app/query-client.ts';
import { localDay } from '../i18n/format.ts';
import type { Visit } from './changes.ts';

export type { MyDay, MyDayPlan, MyDayStop };

/** A day as it was answered; `keptAt`: without signal, as this phone kept it. */
export interface KnownDay extends MyDay {
  keptAt: string | null;
}

const KEPT = 'my-day';
interface KeptDay {
  memberId: string;
  at: string;
  answer: MyDay;
}

/**
 * What a member is sent to today. Kept on the phone for the day, so that it is there without signal too; another
 * member's, or another day's, is not shown.
 */
export const myDayQuery = (memberId: string | null, today: string = localDay(new Date())) =>
  queryOptions({
    queryKey: ['my-day', memberId, today],
    enabled: memberId !== null,
    queryFn: async ({ signal }): Promise<KnownDay> => {
      try {
        const answer = await get<MyDay>('/my-day', { date: today }, signal);
        keep(KEPT, { memberId, at: new Date().toISOString(), answer });
        return { ...answer, keptAt: null };
      } catch (error) {
        const last = kept<KeptDay>(KEPT);
        if (!isOffline(error) || last?.memberId !== memberId || last?.answer.date !== today) throw error;
        return { ...last.answer, keptAt: last.at };
      }
    },
    retry: false,
    networkMode: 'always',
  });

/** The walk along the lanes past doors of a day in another order than planned; needs the server. */
export const myDayLineQuery = (date: string, through: readonly string[]) =>
  queryOptions({
    queryKey: ['my-day-line', date, through],
    enabled: through.length > 1,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { day } = await get<MyDay>('/my-day', { date, through: through.join(',') }, signal);
      return { through, line: day?.line ?? null };
    },
  });

/** A door of today as this phone kept it; undefined for any other household. */
export function keptStop(memberId: string | null, householdId: string): MyDayStop | undefined {
  const last = kept<KeptDay>(KEPT);
  if (!last || last.memberId !== memberId || last.answer.date !== localDay(new Date())) return undefined;
  return last.answer.day?.stops.find((stop) => stop.householdId === householdId);
}

type Call = Pick<Visit, 'id' | 'householdId' | 'at' | 'outcome'>;

/**
 * Puts a call that has arrived beside its door before the server is asked again, also in what the phone keeps: signal may
 * be gone before the answer comes.
 */
export function showCall(call: Call): void {
  queryClient.setQueriesData<KnownDay>({ queryKey: ['my-day'] }, (known) => known && withCalls(known, [call]));
  const last = kept<KeptDay>(KEPT);
  if (last) keep(KEPT, { ...last, answer: withCalls(last.answer, [call]) });
}

/** A day with further calls of that day beside their doors; those it has already are not told twice. */
export function withCalls<T extends MyDay>(known: T, made: readonly Call[]): T {
  const today = made.filter(({ at }) => localDay(at) === known.date);
  if (!known.day || today.length === 0) return known;
  const stops = known.day.stops.map((stop) => {
    const here = today.filter(
      ({ id, householdId }) => householdId === stop.householdId && !stop.calls.some((call) => call.id === id),
    );
    if (here.length === 0) return stop;
    const calls = [...stop.calls, ...here.map(({ id, at, outcome }) => ({ id, at, outcome }))].toSorted((a, b) =>
      a.at < b.at ? -1 : 1,
    );
    const last = calls.at(-1)!;
    return { ...stop, calls, doneAt: last.at, outcome: last.outcome };
  });
  return { ...known, day: { ...known.day, stops } };
}
