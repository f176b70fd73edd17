import type { TFunction } from 'i18next';
import type { HouseholdDetail } from '#api/households/schema.ts';
import { get } from '../app/http.ts';
import { correctHousehold } from '../data/changes.ts';
import type { Household } from '../data/households.ts';
import { type Place, type PlaceIssue, placeHousehold, placeMany, reviewPlace } from '../data/placing.ts';
import { say, sayFailure } from '../ui/toast.tsx';

type T = TFunction<'placing'>;

/** Moves a household; undone, it stands where it stood, known as it was known. */
export async function moveHousehold(household: Household, place: Place, t: T): Promise<void> {
  try {
    const before = await get<HouseholdDetail>(`/households/${household.id}`);
    await placeHousehold(household, place);
    const back = {
      id: household.id,
      location: before.location,
      source: before.locationSource ?? 'register',
      accuracyMetres: before.locationAccuracyMetres,
    } as const;
    say(t('check.moved', { name: household.head ?? '' }), { undo: () => placeMany([back]) });
  } catch (error) {
    sayFailure(error);
  }
}

/** Puts a household into the hamlet it lies in. */
export async function changeHamlet(household: Household, hamlet: { id: string; name: string }, t: T): Promise<void> {
  try {
    const saved = await correctHousehold(household, { hamletId: hamlet.id });
    const { hamletId, clusterId } = household;
    say(t('check.changed', { head: household.head ?? '', name: hamlet.name }), {
      undo: () => correctHousehold(saved, { hamletId, clusterId }),
    });
  } catch (error) {
    sayFailure(error);
  }
}

/** It is right as it is. */
export async function keepPlace(issue: PlaceIssue, t: T): Promise<void> {
  try {
    await reviewPlace(issue, true);
    say(t('check.kept'), { undo: () => reviewPlace(issue, false) });
  } catch (error) {
    sayFailure(error);
  }
}
