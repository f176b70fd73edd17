import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './sheet.module.css';

export type SheetHeight = 'low' | 'half' | 'full';
const ORDER: readonly SheetHeight[] = ['low', 'half', 'full'];
const LOW_PX = 96;
/** How far a finger moves before it means another height, px. */
const MEANT_PX = 48;

/** What the sheet covers of the page at a height, px. */
export function sheetPixels(height: SheetHeight, page: number = window.innerHeight - 60): number {
  return { low: LOW_PX, half: Math.round(page * 0.5), full: Math.round(page - 64) }[height];
}

interface Props {
  height: SheetHeight;
  onHeight: (height: SheetHeight) => void;
  head?: ReactNode;
  children: ReactNode;
}

/** A sheet over the map in three heights: dragged by its head, or stepped by a tap or the arrow keys on the handle. */
export function Sheet({ height, onHeight, head, children }: Props) {
  const { t } = useTranslation();
  const from = useRef<number | null>(null);
  const [pull, setPull] = useState(0);
  const step = (by: number) => {
    const next = ORDER[Math.min(Math.max(ORDER.indexOf(height) + by, 0), ORDER.length - 1)]!;
    if (next !== height) onHeight(next);
  };
  const down = (event: PointerEvent<HTMLElement>) => {
    from.current = event.clientY;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const moved = (event: PointerEvent) => {
    if (from.current !== null) setPull(event.clientY - from.current);
  };
  const up = (event: PointerEvent) => {
    if (from.current === null) return;
    const by = event.clientY - from.current;
    from.current = null;
    setPull(0);
    if (Math.abs(by) > MEANT_PX) step(by < 0 ? (by < -320 ? 2 : 1) : by > 320 ? -2 : -1);
    else if (Math.abs(by) < 4) onHeight(height === 'full' ? 'half' : height === 'half' ? 'full' : 'half');
  };
  return (
    <section
      className={styles.sheet}
      data-height={height}
      data-pulled={pull !== 0 || undefined}
      style={{ height: sheetPixels(height) - pull }}
    >
      <div
        className={styles.top}
        data-keep-clear
        onPointerDown={down}
        onPointerMove={moved}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <button
          type="button"
          className={styles.grab}
          aria-label={t(height === 'full' ? 'sheet.lower' : 'sheet.raise')}
          onKeyDown={(event) => {
            if (event.key === 'ArrowUp') step(1);
            if (event.key === 'ArrowDown') step(-1);
            if (event.key === 'Enter') onHeight(height === 'full' ? 'half' : 'full');
          }}
        />
        {head && <div className={styles.head}>{head}</div>}
      </div>
      <div className={styles.body}>{children}</div>
    </section>
  );
}
