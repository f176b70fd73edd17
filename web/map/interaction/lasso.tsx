import { type PointerEvent, useRef, useState } from 'react';
import classes from './lasso.module.css';
import type { ScreenPoint } from './lasso-selection.ts';

/** Pixels between two points of the drawn line: enough for any hand, few enough for a cheap phone. */
const STEP = 4;

/** The sheet over the map on which a line is drawn around households; the map below stands still meanwhile. */
export function Lasso({ onDrawn }: { onDrawn: (ring: ScreenPoint[]) => void }) {
  const [ring, setRing] = useState<ScreenPoint[]>([]);
  const drawing = useRef(false);

  const at = (event: PointerEvent<SVGSVGElement>): ScreenPoint => {
    const box = event.currentTarget.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };

  const start = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    setRing([at(event)]);
  };

  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return;
    const point = at(event);
    const last = ring.at(-1);
    if (!last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= STEP) setRing([...ring, point]);
  };

  const end = () => {
    if (!drawing.current) return;
    drawing.current = false;
    if (ring.length >= 3) onDrawn(ring);
    setRing([]);
  };

  return (
    <svg
      className={classes.sheet}
      aria-hidden="true"
      onPointerDown={start}
      onPointerMove={draw}
      onPointerUp={end}
      onPointerCancel={() => {
        drawing.current = false;
        setRing([]);
      }}
    >
      {ring.length > 1 && <polygon className={classes.line} points={ring.map((point) => point.join(',')).join(' ')} />}
    </svg>
  );
}
