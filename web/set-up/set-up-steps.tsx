import { Button } from '@mantine/core';
import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MapSearch } from '../app/map-search.ts';
import { groundQuery } from '../data/ground.ts';
import { hamletsQuery, membersQuery } from '../data/places.ts';
import { summaryQuery } from '../data/summary.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './set-up.module.css';

/** What the office does once for its commune, in the order in which each step helps the next one. */
export function SetUpSteps() {
  const { t } = useTranslation('setUp');
  const steps = useSteps();
  if (steps.length === 0) return null;
  return (
    <nav className={styles.steps} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ol>
        {steps.map(({ name, to, search, done, words }, at) => (
          <li key={name} data-done={done}>
            <Link to={to} search={search}>
              <i aria-hidden>{done ? <IconCheck size={16} stroke={2.2} /> : at + 1}</i>
              <span>
                <b>{t(`${name}.name`)}</b>
                <span className="tn-muted">{words}</span>
              </span>
              <IconChevronRight size={20} stroke={1.75} aria-hidden />
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** The way to what is still to be done, from the end of a step; nothing once the commune is set up. */
export function NextStep() {
  const { t } = useTranslation('setUp');
  const next = useSteps().find(({ done }) => !done);
  if (!next) return null;
  return (
    <Button variant="default" component={Link} {...({ to: next.to, search: next.search } as object)}>
      {t('next', { name: t(`${next.name}.name`) })}
    </Button>
  );
}

type StepName = 'register' | 'ground' | 'places' | 'boundaries' | 'people' | 'assigning';

interface Step {
  name: StepName;
  to: '/import' | '/basemap' | '/placing' | '/boundaries' | '/people' | '/';
  search: MapSearch;
  done: boolean;
  /** what is there, or what is still to be done */
  words: string;
}

function useSteps(): Step[] {
  const { t } = useTranslation('setUp');
  const { data: summaries } = useQuery(summaryQuery('commune'));
  const { data: hamlets } = useQuery(hamletsQuery);
  const { data: ground } = useQuery(groundQuery);
  const { data: members } = useQuery(membersQuery(undefined));
  // Nothing is said of what is not known yet: a step that is done must not look undone for a moment.
  if (!summaries || !hamlets || !members || ground === undefined) return [];
  const [summary] = summaries;
  const households = summary?.households ?? 0;
  const unplaced = summary?.unplaced ?? 0;
  const unassigned = summary?.unassigned ?? 0;
  const bounded = hamlets.filter(({ boundary }) => boundary !== null).length;
  const serving = members.filter((member) => member.serving).length;
  const step = (name: StepName, to: Step['to'], done: boolean, n = 0, search: MapSearch = {}): Step => ({
    name,
    to,
    search,
    done,
    words: t(`${name}.${done ? 'done' : 'todo'}`, { n: formatNumber(n), whole: formatNumber(hamlets.length) }),
  });
  return [
    step('register', '/import', households > 0, households),
    step('ground', '/basemap', Boolean(ground?.bounds)),
    step('places', '/placing', households > 0 && unplaced === 0, unplaced),
    step('boundaries', '/boundaries', hamlets.length > 0 && bounded === hamlets.length, bounded),
    step('people', '/people', serving > 0, serving),
    step('assigning', '/', households > 0 && unassigned === 0, unassigned, { by: 'member' }),
  ];
}
