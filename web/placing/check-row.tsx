import { Button } from '@mantine/core';
import { IconDropletFilled, IconFence, IconListNumbers, IconStack2, IconTarget } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import type { Household } from '../data/households.ts';
import { hamletsQuery } from '../data/places.ts';
import type { PlaceIssue } from '../data/placing.ts';
import { formatDistance } from '../i18n/format.ts';
import { changeHamlet, keepPlace } from './mend.ts';
import styles from './placing.module.css';

const ICONS = {
  outside_hamlet: IconFence,
  in_water: IconDropletFilled,
  same_point: IconStack2,
  outlier: IconTarget,
  numbering_gap: IconListNumbers,
};

interface Props {
  issue: PlaceIssue;
  open: boolean;
  movingId: string | null;
  onOpen: () => void;
  onMove: (household: Household) => void;
}

/** One check: what is doubtful about whom; opened, the ways to mend it. */
export function CheckRow({ issue, open, movingId, onOpen, onMove }: Props) {
  const { t } = useTranslation('placing');
  const me = useMe();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const Icon = ICONS[issue.kind];
  const other = hamlets.find(({ id }) => id === issue.liesInHamletId);
  const [first] = issue.households;
  return (
    <li className={styles.check} data-open={open || undefined}>
      <button type="button" className={styles.checkHead} aria-expanded={open} onClick={onOpen}>
        <Icon size={20} stroke={1.75} aria-hidden />
        <span className={styles.who}>
          <b className="tn-ellipsis">{issue.households.map(({ head }) => head).join(', ')}</b>
          <span className="tn-small tn-muted">{useIssueWords(issue, other?.name)}</span>
        </span>
      </button>
      {open && (
        <div className={styles.actions}>
          {other && first && me.role === 'staff' && (
            <Button onClick={() => changeHamlet(first, other, t)}>{t('check.toHamlet', { name: other.name })}</Button>
          )}
          {issue.kind !== 'numbering_gap' &&
            issue.households.map((household) => (
              <Button
                key={household.id}
                variant={household.id === movingId ? 'light' : 'default'}
                aria-pressed={household.id === movingId}
                onClick={() => onMove(household)}
              >
                {issue.households.length > 1 ? t('check.moveOne', { name: household.head ?? '' }) : t('check.move')}
              </Button>
            ))}
          <Button variant="default" onClick={() => keepPlace(issue, t)}>
            {t('check.keep')}
          </Button>
        </div>
      )}
    </li>
  );
}

function useIssueWords(issue: PlaceIssue, other: string | undefined): string {
  const { t } = useTranslation('placing');
  const metres = formatDistance(issue.metres ?? 0);
  if (issue.kind === 'outside_hamlet')
    return other
      ? t('check.words.outside_other', { metres, name: other })
      : t('check.words.outside_hamlet', { metres });
  if (issue.kind === 'outlier') return t(`check.words.outlier_${issue.of ?? 'hamlet'}`, { metres });
  if (issue.kind === 'same_point') return t('check.words.same_point', { n: issue.households.length });
  if (issue.kind === 'in_water') return t('check.words.in_water');
  return t('check.words.numbering_gap', {
    from: issue.from,
    to: issue.to,
    metres,
    missing: issue.missing?.join(', '),
  });
}
