import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Household } from '../data/households.ts';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import styles from './list.module.css';
import { isBoth, reasonWords } from './reasons.ts';
import { TURN_ICONS } from './turn-icons.ts';

interface Props {
  household: Household;
  /** where it belongs: "Ven Đê · Thị Nhàn", or how far it is */
  place: string;
  /** the house stands out because it is near: shown in bold */
  strongPlace?: boolean;
  /** a leader's word puts it first or last, whatever its rank */
  turn: 'pin' | 'postpone' | undefined;
  selected: boolean;
  picked: boolean;
  hovered: boolean;
  tabbable: boolean;
  onOpen: (household: Household, event: React.MouseEvent) => void;
  onHover: (id: string | null) => void;
}

/** One household of the list: symbol, head, place, and the reason of its rank in words. */
export const ListRow = memo(function ListRow(props: Props) {
  const { household, place, strongPlace, turn, selected, picked, hovered, tabbable, onOpen, onHover } = props;
  const { t } = useTranslation('households');
  const { t: turnWords } = useTranslation('turn');
  const TurnIcon = turn && TURN_ICONS[turn];
  return (
    <button
      type="button"
      className={styles.row}
      data-household={household.id}
      data-selected={selected || undefined}
      data-picked={picked || undefined}
      data-hovered={hovered || undefined}
      aria-current={selected || undefined}
      aria-pressed={picked || undefined}
      tabIndex={tabbable ? 0 : -1}
      onClick={(event) => onOpen(household, event)}
      onMouseEnter={() => onHover(household.id)}
      onMouseLeave={() => onHover(null)}
      onFocus={() => onHover(household.id)}
      onBlur={() => onHover(null)}
    >
      <span className={styles.symbol}>
        <StatusSymbol status={household.status} flagged={household.flagged} both={isBoth(household)} size={26} />
      </span>
      <span className={styles.text}>
        <span className={styles.first}>
          <span className={styles.name}>{household.head ?? t('someHousehold')}</span>
          <span className={styles.place} data-strong={strongPlace || undefined}>
            {place}
          </span>
        </span>
        <span className={styles.why}>
          {TurnIcon && (
            <b className={styles.turn}>
              <TurnIcon size={14} stroke={2} aria-hidden />
              {turnWords(turn)} ·{' '}
            </b>
          )}
          {reasonWords(household, t)}
        </span>
      </span>
    </button>
  );
});
