import type { RouteLook } from './route-look.ts';

const DASHES: Record<RouteLook['style'], string> = { solid: '', dashed: '8 5', dotted: '0.1 5' };

/** The line a member's way is drawn with, beside his name. */
export const LineSample = ({ style, colour }: RouteLook) => (
  <svg width="30" height="10" aria-hidden="true" style={{ flex: 'none' }}>
    <path
      d="M2 5H28"
      stroke={colour ?? 'currentColor'}
      strokeWidth="3"
      strokeLinecap={style === 'dashed' ? 'butt' : 'round'}
      strokeDasharray={DASHES[style]}
    />
  </svg>
);
