import { IconCircleCheck, IconClockPause, IconMapPinPlus, IconQuestionMark } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnplacedHousehold } from '../data/placing.ts';
import { SURE_SCORE } from './place-words.ts';
import styles from './placing.module.css';

const ROW_PX = 56;

interface Props {
  items: readonly UnplacedHousehold[];
  currentId: string | null;
  skipped: ReadonlySet<string>;
  onOpen: (id: string) => void;
}

/** Who has no place yet, in the order of a walk; draws only what is on screen. */
export function TrayList({ items, currentId, skipped, onOpen }: Props) {
  const { t } = useTranslation('placing');
  const scroller = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
    getItemKey: (index) => items[index]!.id,
  });
  const at = items.findIndex(({ id }) => id === currentId);
  useEffect(() => {
    if (at < 0) return;
    rows.scrollToIndex(at, { align: 'auto' });
    // the focus walks along, where it was in the list
    if (scroller.current?.contains(document.activeElement))
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>('[aria-current]')?.focus({ preventScroll: true }),
      );
  }, [at, currentId]);
  return (
    <section ref={scroller} className={styles.list} aria-label={t('list.label')}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start, key }) => {
          const household = items[index]!;
          return (
            <button
              key={key}
              type="button"
              data-tray={household.id}
              className={styles.row}
              style={{ transform: `translateY(${start}px)`, height: ROW_PX }}
              aria-current={household.id === currentId || undefined}
              tabIndex={household.id === currentId ? 0 : -1}
              onClick={() => onOpen(household.id)}
            >
              <span className={styles.who}>
                <b className="tn-ellipsis">{household.head}</b>
                <span className="tn-small tn-muted tn-ellipsis">{household.address ?? t('list.noAddress')}</span>
              </span>
              <Standing household={household} isSkipped={skipped.has(household.id)} />
            </button>
          );
        })}
      </div>
    </section>
  );
}

/** How far a household is: sure, suggested, nothing to go by, put off. */
function Standing({ household, isSkipped }: { household: UnplacedHousehold; isSkipped: boolean }) {
  const { t } = useTranslation('placing');
  const [best] = household.suggestions;
  const [Icon, standing] = isSkipped
    ? ([IconClockPause, 'skipped'] as const)
    : !best
      ? ([IconQuestionMark, 'nothing'] as const)
      : best.score >= SURE_SCORE
        ? ([IconCircleCheck, 'sure'] as const)
        : ([IconMapPinPlus, 'likely'] as const);
  return (
    <span className={styles.standing} data-standing={standing}>
      <Icon size={16} stroke={1.75} aria-hidden />
      {t(`list.${standing}`)}
    </span>
  );
}
