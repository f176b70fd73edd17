import type { SymbolClass } from '../data/shares.ts';
import styles from './share-bar.module.css';

const TOKENS: Record<SymbolClass, string> = {
  flagged: 'flagged',
  never_reached: 'never-reached',
  attempted: 'attempted',
  informed: 'informed',
  follow_up_due: 'follow-up-due',
  reached: 'reached',
  adopting: 'adopting',
  refused: 'refused',
  inactive: 'inactive',
};

/** Shares of the whole as one line of colour. The figures beside it say the same in words. */
export function ShareBar({ counts, label }: { counts: Record<SymbolClass, number>; label: string }) {
  return (
    <div className={styles.bar} role="img" aria-label={label}>
      {(Object.keys(TOKENS) as SymbolClass[])
        .filter((key) => counts[key] > 0)
        .map((key) => (
          <span key={key} style={{ flexGrow: counts[key], background: `var(--tn-status-${TOKENS[key]})` }} />
        ))}
    </div>
  );
}
