import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import styles from './assignments.module.css';
import type { Figures } from './part-figures.ts';

interface Props {
  /** households now, and with what is chosen of the proposal */
  before: number;
  after: number;
  /** what the two bars are called */
  called: Figures['called'];
  /** of the member with most: the whole length */
  most: number;
  /** where the least that the plan asks for is marked; 0: nothing is asked for */
  least: number;
}

/** A member's households now and as proposed, one bar below the other. */
export function LoadBars({ before, after, called, most, least }: Props) {
  const { t } = useTranslation('assignments');
  const length = (households: number) => ({ width: `${(100 * households) / Math.max(1, most)}%` });
  return (
    <span className={styles.bars}>
      {(
        [
          ['now', t(called.before), before],
          ['proposed', t(called.after), after],
        ] as const
      ).map(([when, words, households]) => (
        <span key={when} className={styles.barRow} data-when={when}>
          <span className="tn-small">{words}</span>
          <span className={styles.track} aria-hidden>
            <i style={length(households)} />
            {least > 0 && <u style={{ left: `${Math.min(100, (100 * least) / Math.max(1, most))}%` }} />}
          </span>
          <span className="tn-small tn-num">{t('households', { n: formatNumber(households) })}</span>
        </span>
      ))}
    </span>
  );
}
