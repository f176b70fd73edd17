import { type Ink, type Shape, type StatusKey, type SymbolKey, symbolKey, symbolShapes } from './shapes.ts';

const TOKENS: Record<SymbolKey, string> = {
  flagged: 'flagged',
  flagged_both: 'flagged',
  never_reached: 'never-reached',
  attempted: 'attempted',
  informed: 'informed',
  follow_up_due: 'follow-up-due',
  reached: 'reached',
  adopting: 'adopting',
  refused: 'refused',
  inactive: 'inactive',
  unseen: 'unseen',
};

function inkVariable(ink: Ink | undefined, key: SymbolKey): string {
  switch (ink) {
    case 'fill':
      return `var(--tn-status-${TOKENS[key]})`;
    case 'edge':
      return `var(--tn-status-${TOKENS[key]}-edge)`;
    case 'paper':
      return 'var(--tn-symbol-paper)';
    case 'mark':
      return 'var(--tn-symbol-mark)';
    case 'dot':
      return 'var(--tn-symbol-dot)';
    case undefined:
      return 'none';
  }
}

const ShapePath = ({ shape, of }: { shape: Shape; of: SymbolKey }) => (
  <path
    d={shape.d}
    fill={inkVariable(shape.fill, of)}
    stroke={inkVariable(shape.stroke, of)}
    strokeWidth={shape.width}
    strokeLinecap="round"
    strokeLinejoin="round"
  />
);

export interface StatusSymbolProps {
  /** Absent where the user may not see it: a grey dot. */
  status?: StatusKey | null;
  flagged?: boolean | null;
  /** Both elderly and deviceless: a flagged household gets its ring. */
  both?: boolean;
  /** Width and height, px. */
  size?: number;
}

/** The symbol of a household in lists and legends. Decoration: the word for the status stands beside it. */
export function StatusSymbol({ status, flagged, both, size = 22 }: StatusSymbolProps) {
  const key = symbolKey({ status, flagged, both });
  return (
    <svg width={size} height={size} viewBox="-12 -12 24 24" aria-hidden="true" focusable="false" data-symbol={key}>
      {symbolShapes(key).map((shape) => (
        <ShapePath key={shape.d} shape={shape} of={key} />
      ))}
    </svg>
  );
}
