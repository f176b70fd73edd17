import { Button } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type BoundaryProblem, isBlocking } from '#geo/boundaries/index.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './boundaries.module.css';
import type { HamletLook } from './map-features.ts';
import type { PanelProps } from './panel.tsx';

interface Props extends PanelProps {
  problems: readonly BoundaryProblem[];
  selected: HamletLook;
}

/** What is wrong with a boundary, in words, with the way there and a way to mend it. */
export function ProblemList({ problems, looks, work, selected, onLook }: Props) {
  const { t } = useTranslation('boundaries');
  const namesOf = (ids: readonly string[]) =>
    ids.map((id) => looks.find((look) => look.id === id)?.name ?? '').join(', ');
  if (problems.length === 0) return null;
  const fittable = problems.some(({ kind }) => kind === 'overlap' || kind === 'gap');
  return (
    <section className={styles.problems} aria-label={t('problem.title')} aria-live="polite">
      <ul>
        {problems.map((problem) => {
          const Icon = isBlocking(problem) ? IconAlertTriangle : IconInfoCircle;
          const names =
            problem.kind === 'overlap'
              ? namesOf([problem.hamletId])
              : problem.kind === 'gap'
                ? namesOf(problem.hamletIds)
                : '';
          const area = 'squareMetres' in problem ? formatNumber(Math.round(problem.squareMetres)) : '';
          return (
            <li key={JSON.stringify(problem)} data-blocking={isBlocking(problem) || undefined}>
              <Icon size={20} stroke={1.75} aria-hidden />
              <span>{t(`problem.${problem.kind}`, { names, area })}</span>
              {'at' in problem && (
                <Button variant="subtle" onClick={() => onLook(problem.at)}>
                  {t('problem.look')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {fittable && (
        <Button variant="light" onClick={() => work.fit(selected.id)}>
          {t('problem.fit')}
        </Button>
      )}
    </section>
  );
}
