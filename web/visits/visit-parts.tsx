import {
  IconCalendarRepeat,
  IconCheck,
  IconCircleCheck,
  IconDoorOff,
  IconHandStop,
  IconHomeMove,
  IconMapPinOff,
  type IconProps,
  IconSpeakerphone,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitOutcome } from '#geo';
import { nameOf, topicsQuery } from '../data/catalogues.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import styles from './visit.module.css';

const OUTCOMES: readonly [VisitOutcome, ComponentType<IconProps>][] = [
  ['supported', IconCircleCheck],
  ['informed', IconSpeakerphone],
  ['not_home', IconDoorOff],
  ['come_back', IconCalendarRepeat],
  ['refused', IconHandStop],
  ['moved', IconHomeMove],
  ['wrong_location', IconMapPinOff],
];
/** Topics shown before "Chủ đề khác". */
const FIRST_TOPICS = 6;
const PERSONS = [1, 2, 3] as const;
const MOST_PERSONS = 9;

interface Field<T> {
  value: T;
  onChange: (value: T) => void;
}

/** What came of the call. */
export function Outcomes({ value, onChange }: { value: VisitOutcome | null; onChange: (value: VisitOutcome) => void }) {
  const { t } = useTranslation('visits');
  return (
    <fieldset className={styles.section}>
      <legend>{t('outcomeLabel')}</legend>
      <div className={styles.outcomes}>
        {OUTCOMES.map(([outcome, Icon]) => (
          <button
            key={outcome}
            type="button"
            className={styles.outcome}
            data-wide={outcome === 'supported' || undefined}
            aria-pressed={value === outcome}
            onClick={() => onChange(outcome)}
          >
            <Icon size={24} stroke={1.75} aria-hidden />
            <span>{t(`outcome.${outcome}`)}</span>
            {value === outcome && <IconCheck size={22} stroke={2} aria-hidden className={styles.tick} />}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** What was taught. */
export function Topics({ value, onChange }: Field<string[]>) {
  const { t } = useTranslation('visits');
  const topics = useQuery(topicsQuery);
  const [all, setAll] = useState(false);
  const [begun] = useState(value); // of a corrected visit: shown wherever in the list they stand
  return (
    <fieldset className={styles.section}>
      <legend>{t('topicsLabel')}</legend>
      <QueryBoundary query={topics} skeleton={<div style={{ height: 148 }} />}>
        {(found) => (
          <div className={styles.topics}>
            {found
              .filter((topic, at) => all || at < FIRST_TOPICS || begun.includes(topic.code))
              .map((topic) => {
                const on = value.includes(topic.code);
                return (
                  <button
                    key={topic.code}
                    type="button"
                    aria-pressed={on}
                    onClick={() => onChange(on ? value.filter((code) => code !== topic.code) : [...value, topic.code])}
                  >
                    {on && <IconCheck size={18} stroke={2} aria-hidden />}
                    {nameOf(topic)}
                  </button>
                );
              })}
            {!all && found.length > FIRST_TOPICS && (
              <button type="button" onClick={() => setAll(true)}>
                {t('moreTopics')}
              </button>
            )}
          </div>
        )}
      </QueryBoundary>
    </fieldset>
  );
}

/** How many persons were helped; four and more are counted up one by one. */
export function Persons({ value, onChange }: Field<number>) {
  const { t } = useTranslation('visits');
  const many = value > PERSONS.length;
  return (
    <fieldset className={styles.section}>
      <legend>{t('personsLabel')}</legend>
      <div className={styles.persons}>
        {PERSONS.map((count) => (
          <button key={count} type="button" aria-pressed={value === count} onClick={() => onChange(count)}>
            {count}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={many}
          aria-label={many ? t('personsMany', { n: value }) : t('personsFour')}
          onClick={() => onChange(many && value < MOST_PERSONS ? value + 1 : PERSONS.length + 1)}
        >
          {many && value > 4 ? value : '4+'}
        </button>
      </div>
    </fieldset>
  );
}
