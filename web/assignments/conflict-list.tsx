import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Conflict } from '#api/assignments/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { conflictsQuery, setConflict } from './assignment-data.ts';
import styles from './assignments.module.css';
import type { Names } from './names.ts';

/** Who must not get which household, and taking that back. */
export function ConflictList({ hamletId, names }: { hamletId: string; names: Names }) {
  const { t } = useTranslation('assignments');
  const { data: conflicts = [] } = useQuery(conflictsQuery(hamletId));
  const lift = useMutation({
    mutationFn: (conflict: Conflict) => setConflict(conflict, false),
    onSuccess: (_, conflict) => say(t('conflict.lifted'), { undo: () => setConflict(conflict, true) }),
    onError: sayFailure,
  });
  if (conflicts.length === 0) return null;
  return (
    <details className={styles.conflicts}>
      <summary>{t('conflict.title', { n: formatNumber(conflicts.length) })}</summary>
      <ul>
        {conflicts.map((conflict) => {
          const member = names.members.get(conflict.memberId)?.name ?? t('formerMember');
          const household = names.households.get(conflict.householdId)?.head ?? t('household');
          return (
            <li key={conflict.memberId + conflict.householdId} className={styles.change}>
              <span>{t('conflict.pair', { member, household })}</span>
              <Button
                variant="subtle"
                size="compact-sm"
                className={styles.bar}
                aria-label={t('conflict.liftFor', { member, household })}
                onClick={() => lift.mutate(conflict)}
              >
                {t('conflict.lift')}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
