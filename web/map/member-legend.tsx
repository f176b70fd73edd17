import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import type { Theme } from '../ui/symbols/colours.ts';
import classes from './legend.module.css';
import { initials, type MapMember, memberInk } from './member-colours.ts';

export interface MemberLegendProps {
  theme: Theme;
  /** In the same order as the map has them. */
  members: readonly MapMember[];
  counts: ReadonlyMap<string, number>;
  unassigned: number;
  selectedMemberId: string | null;
  onToggleMember: (id: string) => void;
}

/** More would hide the map; the rest is said in one line. */
const MOST = 24;

/** Members with their hue and initials, as on the map; each is a filter. */
export function MemberLegend({
  theme,
  members,
  counts,
  unassigned,
  selectedMemberId,
  onToggleMember,
}: MemberLegendProps) {
  const { t } = useTranslation('map');
  const shown = members.slice(0, MOST);
  const disc = (index: number) => {
    const { fill, edge } = memberInk(index, theme);
    return { background: fill, color: edge };
  };
  return (
    <>
      {shown.map((member, index) => (
        <button
          key={member.id}
          type="button"
          className={classes.entry}
          aria-pressed={selectedMemberId === member.id}
          data-muted={(selectedMemberId !== null && selectedMemberId !== member.id) || undefined}
          onClick={() => onToggleMember(member.id)}
        >
          <span className={classes.member} style={disc(index)} aria-hidden="true">
            {initials(member.name)}
          </span>
          <span className={classes.word}>{member.name}</span>
          <b className={classes.count}>{formatNumber(counts.get(member.id) ?? 0)}</b>
        </button>
      ))}
      {unassigned > 0 && (
        <span className={classes.entry}>
          <span className={classes.nobody} aria-hidden="true" />
          <span className={classes.word}>{t('legend.unassigned')}</span>
          <b className={classes.count}>{formatNumber(unassigned)}</b>
        </span>
      )}
      {members.length > MOST && (
        <span className={classes.total}>
          {t('legend.moreMembers', { number: formatNumber(members.length - MOST) })}
        </span>
      )}
    </>
  );
}
