import { useTranslation } from 'react-i18next';
import styles from './day-card.module.css';
import { LineSample } from './line-sample.tsx';
import { usePlanView } from './plan-view.ts';
import type { RouteLook } from './route-look.ts';

interface Props {
  memberId: string;
  look: RouteLook;
}

/** A member of the day's crew with the line of his way; pressed, the map shows his way alone. */
export function Walker({ memberId, look }: Props) {
  const { t } = useTranslation('plan');
  const { names, walker, setWalker } = usePlanView();
  const alone = walker === memberId;
  return (
    <button
      type="button"
      className={styles.name}
      aria-pressed={alone}
      title={t(alone ? 'day.everybody' : 'day.alone')}
      onClick={() => setWalker(alone ? null : memberId)}
    >
      <LineSample {...look} />
      <span>{names.member(memberId)}</span>
    </button>
  );
}
