import { useTranslation } from 'react-i18next';
import styles from './placing.module.css';

const KEYS = [
  ['Enter', 'accept'],
  ['1–5', 'choose'],
  ['↑ ↓', 'walk'],
  ['S', 'skip'],
  ['C', 'beside'],
  ['Z', 'undo'],
] as const;

/** Which keys do what. */
export function KeyHelp() {
  const { t } = useTranslation('placing');
  return (
    <dl className={styles.keys} aria-label={t('keys.title')}>
      {KEYS.map(([key, what]) => (
        <div key={what}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{t(`keys.${what}`)}</dd>
        </div>
      ))}
    </dl>
  );
}
