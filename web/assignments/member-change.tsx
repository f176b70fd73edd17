import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change, Side } from '#api/assignments/schema.ts';
import { useScheme } from '../app/use-scheme.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { initials, memberInk } from '../map/member-colours.ts';
import styles from './assignments.module.css';
import type { MemberChanges } from './chosen.ts';
import { HouseholdChange } from './household-change.tsx';
import { LoadBars } from './load-bars.tsx';
import type { Names } from './names.ts';

type Load = Side['members'][number];

interface Props {
  before: Load;
  after: Load;
  changes: MemberChanges;
  names: Names;
  /** place among the members, for the colour on the map */
  index: number;
  /** households of the member with most, for the length of the bars */
  most: number;
  /** the norm member-load */
  least: number;
  chosen: ReadonlySet<string>;
  onChoose: ((changes: readonly Change[], on: boolean) => void) | null;
  onHover: (id: string | null) => void;
}

/** One member now and as proposed; opened, the households he gets and gives away. */
export function MemberChange(props: Props) {
  const { before, after, changes, names, index, most, least, chosen, onChoose, onHover } = props;
  const { t } = useTranslation('assignments');
  const [open, setOpen] = useState(false);
  const list = useId();
  const name = names.members.get(after.memberId)?.name ?? '';
  const { fill } = memberInk(index, useScheme());
  const all = [...changes.gains, ...changes.loses];
  const picked = all.filter(({ householdId }) => chosen.has(householdId)).length;
  const figures = [
    t('flagged', { n: formatNumber(after.flagged) }),
    after.metres === null ? t('homeUnknown') : t('fromHome', { distance: formatDistance(after.metres) }),
  ];
  return (
    <li className={styles.member}>
      <div className={styles.memberHead}>
        {onChoose && (
          <Checkbox
            size="md"
            className={styles.check}
            aria-label={t('chooseAllOf', { name })}
            disabled={all.length === 0}
            checked={all.length > 0 && picked === all.length}
            indeterminate={picked > 0 && picked < all.length}
            onChange={() => onChoose(all, picked < all.length)}
          />
        )}
        <UnstyledButton
          className={styles.memberButton}
          aria-expanded={open}
          aria-controls={list}
          disabled={all.length === 0}
          onClick={() => setOpen(!open)}
        >
          <span className={styles.avatar} style={{ borderColor: fill }} aria-hidden>
            {initials(name)}
          </span>
          <span className={styles.memberWho}>
            <b>{name}</b>
            <span className="tn-small tn-muted tn-num">{figures.join(' · ')}</span>
          </span>
          <span className={styles.moves}>
            {all.length === 0 ? (
              <span className="tn-small tn-muted">{t('noChange')}</span>
            ) : (
              <span className="tn-small tn-num">
                {[
                  changes.gains.length > 0 && t('gainsShort', { n: changes.gains.length }),
                  changes.loses.length > 0 && t('losesShort', { n: changes.loses.length }),
                ]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            )}
            {all.length > 0 && <IconChevronDown size={18} stroke={1.75} aria-hidden data-open={open || undefined} />}
          </span>
          <LoadBars before={before.households} after={after.households} most={most} least={least} />
          {after.belowMinimum && (
            <span className={`${styles.below} tn-small`}>
              {t(`below.${after.belowMinimum}`, { n: formatNumber(least) })}
            </span>
          )}
        </UnstyledButton>
      </div>
      {open && (
        <div id={list} className={styles.moved}>
          {(['gains', 'loses'] as const).map(
            (side) =>
              changes[side].length > 0 && (
                <section key={side}>
                  <h2>{t(side, { n: formatNumber(changes[side].length) })}</h2>
                  <ul>
                    {changes[side].map((change) => (
                      <HouseholdChange
                        key={change.householdId}
                        change={change}
                        side={side}
                        names={names}
                        chosen={chosen}
                        onChoose={onChoose}
                        onHover={onHover}
                      />
                    ))}
                  </ul>
                </section>
              ),
          )}
        </div>
      )}
    </li>
  );
}
