import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import { formatNumber } from '../i18n/format.ts';
import { useUnsent } from './use-outbox.ts';

/** In the navigation of every page: how many visits are on this phone only; nothing where all were sent. */
export function UnsentSign({ className }: { className: string | undefined }) {
  const { t } = useTranslation();
  const unsent = useUnsent(useMe().accountId);
  if (unsent.length === 0) return null;
  const refused = unsent.some((visit) => visit.refused !== undefined);
  const Icon = refused ? IconAlertTriangle : IconCloudOff;
  const n = formatNumber(unsent.length);
  return (
    <Link to="/unsent" className={className} aria-label={t('user.unsent', { n })} data-refused={refused || undefined}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <span className="tn-num" aria-hidden>
        {t('nav.unsent', { n })}
      </span>
    </Link>
  );
}
