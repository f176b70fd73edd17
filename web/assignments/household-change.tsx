import { Button, Checkbox } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Change } from '#api/assignments/schema.ts';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import { setConflict } from './assignment-data.ts';
import styles from './assignments.module.css';
import type { Names } from './names.ts';

interface Props {
  change: Change;
  /** who it comes from or goes to, of the other side */
  side: 'gains' | 'loses';
  names: Names;
  /** households that are taken already */
  taken: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  /** null: all of the proposal is taken, nothing can be chosen any more */
  onChoose: ((changes: readonly Change[], on: boolean) => void) | null;
  onHover: (id: string | null) => void;
}

/** One household that changes hands. Of the one who would get it can be said that he must not. */
export function HouseholdChange({ change, side, names, taken, chosen, onChoose, onHover }: Props) {
  const { t } = useTranslation('assignments');
  const household = names.households.get(change.householdId);
  const name = household?.head ?? t('household');
  const other = side === 'gains' ? change.from : change.to;
  const who = other === null ? t('nobody') : (names.members.get(other)?.name ?? t('formerMember'));
  const bar = useMutation({
    mutationFn: (memberId: string) => setConflict({ memberId, householdId: change.householdId }, true),
    onSuccess: (_, memberId) => {
      onChoose?.([change], false);
      say(t('conflict.set', { member: names.members.get(memberId)?.name, household: name }), {
        undo: () => setConflict({ memberId, householdId: change.householdId }, false),
      });
    },
    onError: sayFailure,
  });
  const isTaken = taken.has(change.householdId);
  const words = (
    <span className={styles.household}>
      {household?.status && <StatusSymbol status={household.status} flagged={household.flagged ?? false} size={18} />}
      <span>
        {name}
        <span className="tn-small tn-muted">
          {' · '}
          {t(side === 'gains' ? 'fromWhom' : 'toWhom', { who })}
          {isTaken && ` · ${t('taken')}`}
        </span>
      </span>
    </span>
  );
  return (
    <li
      className={styles.change}
      onPointerEnter={() => onHover(change.householdId)}
      onPointerLeave={() => onHover(null)}
    >
      {onChoose && !isTaken ? (
        <Checkbox
          size="md"
          checked={chosen.has(change.householdId)}
          onChange={(event) => onChoose([change], event.currentTarget.checked)}
          label={words}
        />
      ) : (
        words
      )}
      {onChoose && !isTaken && side === 'gains' && change.to !== null && (
        <Button
          variant="subtle"
          size="compact-sm"
          className={styles.bar}
          loading={bar.isPending}
          onClick={() => change.to !== null && bar.mutate(change.to)}
          aria-label={t('conflict.setFor', { household: name, member: names.members.get(change.to)?.name })}
        >
          {t('conflict.setShort')}
        </Button>
      )}
    </li>
  );
}
