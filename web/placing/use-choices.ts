import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Place, type PlaceSuggestion, placesQuery } from '../data/placing.ts';
import type { Choice } from '../map/choices.ts';
import { measurePosition } from '../map/measure-position.ts';
import { say } from '../ui/toast.tsx';
import { reasonWords } from './place-words.ts';

/** A place that can be taken: suggested, or where the device is. */
export interface Option {
  place: Place;
  words: string;
  accuracyMetres: number;
  score: number;
  onBuilding: boolean;
}

const KEYS = 5;

/**
 * The places among which one is chosen for a household: suggested by its address, beside a neighbour, or measured.
 *
 * @param suggestions  by its address, best first
 */
export function useChoices(householdId: string | null, suggestions: readonly PlaceSuggestion[]) {
  const { t } = useTranslation('placing');
  const { t: inMap } = useTranslation('map');
  const [chosen, choose] = useState(0);
  const [beside, setBeside] = useState<string | null>(null);
  const [measured, setMeasured] = useState<Option | null>(null);
  const [measuring, setMeasuring] = useState(false);
  // another household: what was chosen for the last one is no answer for it
  useEffect(() => {
    choose(0);
    setBeside(null);
    setMeasured(null);
  }, [householdId]);

  const besides = useQuery({
    ...placesQuery(householdId ?? '', beside ?? undefined),
    enabled: householdId !== null && beside !== null,
  });
  const shown = beside === null ? suggestions : (besides.data ?? []);
  const options = useMemo(
    () => [
      ...(measured ? [measured] : []),
      ...shown.slice(0, measured ? KEYS - 1 : KEYS).map(
        (suggestion): Option => ({
          place: {
            location: suggestion.location,
            source: 'suggested',
            accuracyMetres: suggestion.accuracyMetres,
          },
          words: reasonWords(suggestion, t),
          accuracyMetres: suggestion.accuracyMetres,
          score: suggestion.score,
          onBuilding: suggestion.onBuilding,
        }),
      ),
    ],
    [measured, shown, t],
  );
  const choices = useMemo(
    () =>
      options.map(
        ({ place, words, accuracyMetres }, index): Choice => ({
          position: place.location as [number, number],
          mark: String(index + 1),
          label: `${index + 1}. ${words}, ${t('card.accuracy', { n: accuracyMetres })}`,
        }),
      ),
    [options, t],
  );
  const measure = useCallback(() => {
    setMeasuring(true);
    measurePosition()
      .then(({ position, accuracyMetres }) => {
        setMeasured({
          place: { location: position, source: 'measured', accuracyMetres },
          words: t('reason.measured'),
          accuracyMetres,
          score: 1,
          onBuilding: false,
        });
        choose(0);
      })
      .catch(() => say(inMap('locate.unavailable'), { tone: 'failed' }))
      .finally(() => setMeasuring(false));
  }, [t, inMap]);
  const standBeside = useCallback((neighbourId: string) => {
    setBeside(neighbourId);
    choose(0);
  }, []);
  return { options, choices, chosen, choose, measure, measuring, standBeside };
}
export type Choices = ReturnType<typeof useChoices>;
