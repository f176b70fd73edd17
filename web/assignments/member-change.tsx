import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change, Side } from '#api/assignments/schema.ts';
import { useScheme } from '../app/use-scheme.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import { initials, memberInk } from '../map/member-colours.ts';
import { Hindrances } from '../members/member-choice.tsx';
import styles from './assignments.module.css';
import type { MemberChanges } from './chosen.ts';
import { HouseholdChange } from './household-change.tsx';
import { LoadBars } from './load-bars.tsx';
import type { Names } from './names.ts';
import type { Figures, MemberFigures } from './part-figures.ts';

interface Props {
  memberId: string;
  /** households now */
  before: number;
  /** with what is taken and chosen of the proposal */
  after: MemberFigures;
  /** why he may not be able to take anybody on, in words */
  hindrances: readonly string[];
  /** why it is below the norm, where that is known */
  below: Side['members'][number]['belowMinimum'];
  /** what the two bars are called */
  called: Figures['called'];
  changes: MemberChanges;
  names: Names;
  /** place among the members, for the colour on the map */
  index: number;
  /** households of the member with most, for the length of the bars */
  most: number;
  /** the norm member-load */
  least: number;
  /** households that are taken already */
  taken: ReadonlySet<string>;
  chosen: ReadonlySet<string>;
  onChoose: ((changes: readonly Change[], on: boolean) => void) | null;
  onHover: (id: string | null) => void;
}

/** One member now and with what is chosen; opened, the households he gets and gives away. */
export function MemberChange(props: Props) {
  const {
    memberId,
    before,
    after,
    hindrances,
    below,
    called,
    changes,
    names,
    index,
    most,
    least,
    taken,
    chosen,
    onHover,
  } = props;
  const { onChoose } = props;
  const { t } = useTranslation('assignments');
  const [open, setOpen] = useState(false);
  const list = useId();
  const name = names.members.get(memberId)?.name ?? '';
  const { fill } = memberInk(index, useScheme());
  const all = [...changes.gains, ...changes.loses];
  const left = all.filter(({ householdId }) => !taken.has(householdId));
  const picked = left.filter(({ householdId }) => chosen.has(householdId)).length;
  const goes = ({ householdId }: Change) => taken.has(householdId) || chosen.has(householdId);
  const [gained, lost] = [changes.gains.filter(goes).length, changes.loses.filter(goes).length];
  const figures = [
    t('flagged', { n: formatNumber(after.flagged) }),
    after.metres !== null
      ? t('fromHome', { distance: formatDistance(after.metres) })
      : after.households > 0 && t('homeUnknown'),
  ].filter(Boolean);
  return (
    <li className={styles.member}>
      <div className={styles.memberHead}>
        {onChoose && (
          <Checkbox
            size="md"
            className={styles.check}
            aria-label={t('chooseAllOf', { name })}
            disabled={left.length === 0}
            checked={left.length > 0 && picked === left.length}
            indeterminate={picked > 0 && picked < left.length}
            onChange={() => onChoose(left, picked < left.length)}
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
            <Hindrances words={hindrances} />
          </span>
          <span className={styles.moves}>
            {all.length === 0 ? (
              <span className="tn-small tn-muted">{t('noChange')}</span>
            ) : (
              <span className="tn-small tn-num">
                {[gained > 0 && t('gainsShort', { n: gained }), lost > 0 && t('losesShort', { n: lost })]
                  .filter(Boolean)
                  .join(', ') || t('noneChosen')}
              </span>
            )}
            {all.length > 0 && <IconChevronDown size={18} stroke={1.75} aria-hidden data-open={open || undefined} />}
          </span>
          <LoadBars before={before} after={after.households} called={called} most={most} least={least} />
          {(below || after.households < least) && (
            <span className={`${styles.below} tn-small`}>
              {t(`below.${below ?? 'plain'}`, { n: formatNumber(least) })}
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
                        taken={taken}
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
