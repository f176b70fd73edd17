import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import type { Theme } from '../ui/symbols/colours.ts';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import classes from './legend.module.css';
import { LEGEND_KEYS, type LegendKey } from './legend-filter.ts';
import { MemberLegend, type MemberLegendProps } from './member-legend.tsx';

export interface LegendProps {
  colourBy: 'status' | 'member';
  theme: Theme;
  /** Households by entry; an entry without a figure shows none. */
  counts: Partial<Record<LegendKey, number>>;
  total: number;
  /** Entries filtered by; empty: everything shows. */
  selected: ReadonlySet<LegendKey>;
  onToggle: (key: LegendKey) => void;
  onClear: () => void;
  byMember: Omit<MemberLegendProps, 'theme'>;
  /** Can be folded away to free the map. */
  collapsible?: boolean;
}

const formatCount = (count: number | undefined) => (count === undefined ? undefined : formatNumber(count));

/** The legend, which is a filter as well: each entry a switch with its count. */
export function Legend({
  colourBy,
  theme,
  counts,
  total,
  selected,
  onToggle,
  onClear,
  byMember,
  collapsible = true,
}: LegendProps) {
  const { t } = useTranslation('map');
  const [open, setOpen] = useState(true);
  const narrowed = selected.size > 0;

  if (!open)
    return (
      <button type="button" className={classes.closed} aria-expanded={false} onClick={() => setOpen(true)}>
        {t('legend.short')}
        <IconChevronUp size={16} stroke={1.75} aria-hidden />
      </button>
    );

  return (
    <div className={classes.frame}>
      <section className={classes.legend} aria-label={t('legend.label')} data-keep-clear>
        {colourBy === 'status' ? (
          LEGEND_KEYS.map((key) => (
            <button
              key={key}
              type="button"
              className={classes.entry}
              aria-pressed={selected.has(key)}
              data-muted={(narrowed && !selected.has(key)) || undefined}
              onClick={() => onToggle(key)}
            >
              <StatusSymbol status={key === 'flagged' ? 'never_reached' : key} flagged={key === 'flagged'} both />
              <span className={classes.word}>{t(`status.${key}`)}</span>
              <b className={classes.count}>{formatCount(counts[key])}</b>
            </button>
          ))
        ) : (
          <MemberLegend theme={theme} {...byMember} />
        )}
        <div className={classes.foot}>
          {narrowed ? (
            <button type="button" className={classes.clear} onClick={onClear}>
              {t('legend.clear')}
            </button>
          ) : (
            <span className={classes.total}>{t('legend.total', { number: formatNumber(total) })}</span>
          )}
          {collapsible && (
            <button
              type="button"
              className={classes.collapse}
              aria-expanded
              aria-label={t('legend.collapse')}
              onClick={() => setOpen(false)}
            >
              <IconChevronDown size={16} stroke={1.75} aria-hidden />
            </button>
          )}
        </div>
      </section>
    </div>
  );
}
