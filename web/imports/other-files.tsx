import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';

/** What else a commune brings: its people, its ground, its hamlets. */
export function OtherFiles() {
  const { t } = useTranslation('imports');
  return (
    <nav className={styles.others} aria-label={t('others')}>
      <Link to="/people">{t('toPeople')}</Link>
      <Link to="/basemap">{t('toBasemap')}</Link>
      <Link to="/boundaries">{t('toBoundaries')}</Link>
      <Link to="/placing">{t('toPlaces')}</Link>
    </nav>
  );
}
