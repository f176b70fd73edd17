import { useQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsWide } from '../app/use-scheme.ts';
import type { Household } from '../data/households.ts';
import { pinsQuery, turnsOn } from '../data/pins.ts';
import { localDay } from '../i18n/format.ts';
import styles from './list.module.css';
import { ListRow } from './list-row.tsx';

const ROW_PX = { wide: 60, narrow: 72 };
/** Asks for the next page when so few loaded rows are left below the fold. */
const ROWS_AHEAD = 20;

interface Props {
  households: readonly Household[];
  /** asks for the next page, where there is one */
  more?: (() => unknown) | undefined;
  placeOf: (household: Household) => string;
  strongPlace?: boolean;
  selectedId: string | null;
  hoveredId: string | null;
  picked: ReadonlySet<string>;
  onOpen: (household: Household) => void;
  /** shift or ctrl: one more, or all up to here */
  onPick: (household: Household, range: boolean) => void;
  onHover: (id: string | null) => void;
}

/** Households as a list that draws only what is on screen. Arrow keys walk, Enter opens, space picks. */
export function HouseholdList(props: Props) {
  const {
    households,
    more,
    placeOf,
    strongPlace = false,
    selectedId,
    hoveredId,
    picked,
    onOpen,
    onPick,
    onHover,
  } = props;
  const { t } = useTranslation('households');
  const { data: pins } = useQuery(pinsQuery());
  const turns = useMemo(() => turnsOn(pins ?? [], localDay(new Date())), [pins]);
  const wide = useIsWide();
  const scroller = useRef<HTMLElement>(null);
  const large = document.documentElement.hasAttribute('data-large-text') ? 1.15 : 1;
  const rowPx = Math.round((wide ? ROW_PX.wide : ROW_PX.narrow) * large);
  const rows = useVirtualizer({
    count: households.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 8,
    getItemKey: (index) => households[index]!.id,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && last >= households.length - ROWS_AHEAD) more();
  }, [more, last, households.length]);

  const selectedIndex = selectedId === null ? -1 : households.findIndex(({ id }) => id === selectedId);
  // only a new selection moves the list, not every page that comes in
  useEffect(() => {
    if (selectedIndex >= 0) rows.scrollToIndex(selectedIndex, { align: 'auto' });
  }, [selectedId]);

  const open = useCallback(
    (household: Household, event: MouseEvent) => {
      if (event.shiftKey || event.ctrlKey || event.metaKey) onPick(household, event.shiftKey);
      else onOpen(household);
    },
    [onOpen, onPick],
  );

  const walk = (event: KeyboardEvent) => {
    const here = (event.target as HTMLElement).dataset.household;
    const at = households.findIndex(({ id }) => id === here);
    if (at < 0) return;
    if (event.key === ' ') {
      event.preventDefault();
      onPick(households[at]!, event.shiftKey);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = Math.min(Math.max(at + step, 0), households.length - 1);
    rows.scrollToIndex(next);
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-household="${households[next]!.id}"]`)?.focus(),
    );
  };

  const firstTabbable =
    selectedIndex >= 0 && shown.some(({ index }) => index === selectedIndex) ? selectedIndex : (shown[0]?.index ?? 0);
  return (
    <section ref={scroller} className={styles.list} onKeyDown={walk} aria-label={t('list.label')}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {shown.map(({ index, start, key }) => {
          const household = households[index]!;
          return (
            <div
              key={key}
              style={{
                position: 'absolute',
                insetInline: 0,
                top: 0,
                transform: `translateY(${start}px)`,
                height: rowPx,
              }}
            >
              <ListRow
                household={household}
                place={placeOf(household)}
                turn={turns.get(household.id)}
                strongPlace={strongPlace}
                selected={household.id === selectedId}
                picked={picked.has(household.id)}
                hovered={household.id === hoveredId}
                tabbable={index === firstTabbable}
                onOpen={open}
                onHover={onHover}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}
