import { Button } from '@mantine/core';
import { IconArrowsMove, IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { moveCorner, type Point, removeCorner, withSharedCorners } from '#geo/boundaries/index.ts';
import { say } from '../ui/toast.tsx';
import styles from './boundaries.module.css';
import type { HamletLook } from './map-features.ts';
import type { PanelProps } from './panel.tsx';

const STEPS: Record<string, [east: number, north: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
/** Pixels a key moves a corner, and with Shift. */
const STEP_PX = 2;
const FAR_PX = 20;
/** Units of the grid in a metre, near enough for a step. */
const UNITS_PER_METRE = 90;

/** Corners one by one, moved and removed by keys: all that dragging can do, without a pointer. */
export function CornerWalk(props: PanelProps & { selected: HamletLook }) {
  const { work, selected, corner, onCorner, metresPerPixel } = props;
  const { t } = useTranslation('boundaries');
  const corners = work.shapes.get(selected.id)?.flat(2) ?? [];
  const index = corner === null ? -1 : corners.findIndex(([x, y]) => x === corner[0] && y === corner[1]);
  const go = (by: number) => onCorner(corners.at((Math.max(index, by > 0 ? -1 : 0) + by) % corners.length)!, true);
  const move = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const from = corners[index];
    if (!step || !from) return;
    event.preventDefault();
    const units = Math.max(1, Math.round((event.shiftKey ? FAR_PX : STEP_PX) * metresPerPixel() * UNITS_PER_METRE));
    const to: Point = [from[0] + step[0] * units, from[1] + step[1] * units];
    work.change(withSharedCorners(moveCorner(work.shapes, from, to)));
    onCorner(to);
  };
  const remove = () => {
    const next = corners[index] && removeCorner(work.shapes, corners[index]);
    if (!next) return say(t('corner.stays'), { tone: 'failed' });
    work.change(next);
    onCorner(null);
  };
  return (
    <section className={styles.corners} aria-label={t('corner.move')}>
      <div className={styles.buttons}>
        <Button variant="default" aria-label={t('corner.previous')} onClick={() => go(-1)}>
          <IconChevronLeft size={18} stroke={1.75} />
        </Button>
        <span className="tn-num" role="status">
          {t('corner.title', { i: index + 1, n: corners.length })}
        </span>
        <Button variant="default" aria-label={t('corner.next')} onClick={() => go(1)}>
          <IconChevronRight size={18} stroke={1.75} />
        </Button>
        {index >= 0 && (
          <>
            <Button
              variant="light"
              leftSection={<IconArrowsMove size={18} stroke={1.75} />}
              title={t('corner.moveHint')}
              onKeyDown={move}
            >
              {t('corner.move')}
            </Button>
            <Button variant="subtle" onClick={remove}>
              {t('corner.remove')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}
