import type { Theme } from '../../ui/symbols/colours.ts';
import { MAP_COLOURS } from '../colours.ts';
import { type DrawnImage, drawn } from './canvas.ts';
import { placeIcon } from './place-icons.ts';

const PILL_HEIGHT = 24;
const PILL_WIDTH = 48;

/** The ground of a cluster's label, stretched to its text. `on`: the selected one. */
export function pillImage(theme: Theme, key: string): DrawnImage {
  const c = MAP_COLOURS[theme];
  const ratio = 2;
  const pill = drawn(
    PILL_WIDTH,
    PILL_HEIGHT,
    (context) => {
      context.beginPath();
      context.roundRect(
        -PILL_WIDTH / 2 + 0.5,
        -PILL_HEIGHT / 2 + 0.5,
        PILL_WIDTH - 1,
        PILL_HEIGHT - 1,
        PILL_HEIGHT / 2,
      );
      context.fillStyle = key === 'on' ? c.accent : c.pill;
      context.strokeStyle = key === 'on' ? c.accent : c.pillBorder;
      context.fill();
      context.stroke();
    },
    ratio,
  );
  const end = PILL_WIDTH * ratio;
  const middle = (PILL_HEIGHT * ratio) / 2;
  return {
    ...pill,
    stretchX: [[middle, end - middle]],
    stretchY: [[middle - 1, middle + 1]],
    content: [10 * ratio, 3 * ratio, end - 10 * ratio, (PILL_HEIGHT - 3) * ratio],
  };
}

/** The quiet sign of a place: a rounded square with its icon. */
export function placeImage(theme: Theme, subkind: string): DrawnImage {
  const c = MAP_COLOURS[theme];
  return drawn(20, 20, (context) => {
    context.beginPath();
    context.roundRect(-9, -9, 18, 18, 5);
    context.fillStyle = c.placeSign;
    context.strokeStyle = c.ringCasing;
    context.lineWidth = 1.2;
    context.fill();
    context.stroke();
    context.translate(-6, -6);
    context.scale(0.5, 0.5);
    context.lineWidth = 2;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.strokeStyle = c.placeMark;
    for (const path of placeIcon(subkind)) context.stroke(new Path2D(path));
  });
}
