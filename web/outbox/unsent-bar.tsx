import { IconAlertTriangle, IconChevronRight, IconCloudOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './outbox.module.css';
import { useUnsent } from './use-outbox.ts';

/** How many visits are on this phone only, said once; nothing where all were sent. */
export function UnsentBar() {
  const { t } = useTranslation('outbox');
  const unsent = useUnsent(useMe().accountId);
  if (unsent.length === 0) return null;
  const refused = unsent.filter((visit) => visit.refused !== undefined).length;
  const words = [t('bar', { count: unsent.length, n: formatNumber(unsent.length) })];
  if (refused > 0) words.push(t('barRefused', { count: refused, n: formatNumber(refused) }));
  const Icon = refused > 0 ? IconAlertTriangle : IconCloudOff;
  return (
    <Link to="/unsent" className={styles.bar} data-refused={refused > 0 || undefined}>
      <Icon size={22} stroke={1.75} aria-hidden />
      <span>{words.join(' ')}</span>
      <IconChevronRight size={20} stroke={1.75} aria-hidden />
    </Link>
  );
}
