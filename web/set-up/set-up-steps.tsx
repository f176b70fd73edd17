import { IconCheck, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { groundQuery } from '../data/ground.ts';
import { hamletsQuery, membersQuery } from '../data/places.ts';
import { summaryQuery } from '../data/summary.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './set-up.module.css';

/** What the office does once for its commune, in the order in which each step helps the next one. */
export function SetUpSteps() {
  const { t } = useTranslation('setUp');
  const steps = useSteps();
  return (
    <nav className={styles.steps} aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ol>
        {steps.map(({ name, to, done, words }, at) => (
          <li key={name} data-done={done}>
            <Link to={to}>
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

type StepName = 'register' | 'ground' | 'places' | 'boundaries' | 'people';

interface Step {
  name: StepName;
  to: '/import' | '/basemap' | '/placing' | '/boundaries' | '/people';
  done: boolean;
  /** what is there, or what is still to be done */
  words: string;
}

function useSteps(): Step[] {
  const { t } = useTranslation('setUp');
  const { data: [summary] = [] } = useQuery(summaryQuery('commune'));
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const { data: ground } = useQuery(groundQuery);
  const { data: members = [] } = useQuery(membersQuery(undefined));
  const households = summary?.households ?? 0;
  const unplaced = summary?.unplaced ?? 0;
  const bounded = hamlets.filter(({ boundary }) => boundary !== null).length;
  const serving = members.filter((member) => member.serving).length;
  const step = (name: StepName, to: Step['to'], done: boolean, n = 0): Step => ({
    name,
    to,
    done,
    words: t(`${name}.${done ? 'done' : 'todo'}`, { n: formatNumber(n), whole: formatNumber(hamlets.length) }),
  });
  return [
    step('register', '/import', households > 0, households),
    step('ground', '/basemap', Boolean(ground?.bounds)),
    step('places', '/placing', households > 0 && unplaced === 0, unplaced),
    step('boundaries', '/boundaries', hamlets.length > 0 && bounded === hamlets.length, bounded),
    step('people', '/people', serving > 0, serving),
  ];
}
