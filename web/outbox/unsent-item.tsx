import { Button, Modal } from '@mantine/core';
import { IconAlertTriangle, IconCloudOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../i18n/format.ts';
import styles from './outbox.module.css';
import { discard } from './record.ts';
import type { Unsent } from './unsent.ts';

/** A visit that waits: whom, when, what came of it, why it is still here, and what can be done. */
export function UnsentItem({ unsent, accountId }: { unsent: Unsent; accountId: string }) {
  const { t } = useTranslation('outbox');
  const { t: outcome } = useTranslation('visits');
  const [asking, setAsking] = useState(false);
  const { visit, refused, arrived } = unsent;
  const name = unsent.head ?? t('unnamed');
  const at = formatMoment(visit.at);
  return (
    <li className={styles.item}>
      <div className={styles.who}>
        <b>{name}</b>
        <span className="tn-small tn-muted tn-num">{at}</span>
      </div>
      <div className="tn-small tn-muted">{outcome(`outcome.${visit.outcome}`)}</div>
      <p className={styles.state} data-refused={refused !== undefined || undefined}>
        {refused === undefined ? (
          <IconCloudOff size={20} stroke={1.75} aria-hidden />
        ) : (
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
        )}
        <State unsent={unsent} />
      </p>
      <div className={styles.actions}>
        {refused !== undefined && !arrived && (
          <Button
            component={Link}
            {...({
              to: '/visit/$householdId',
              params: { householdId: visit.householdId },
              search: { unsent: visit.id },
            } as object)}
            aria-label={t('correctOf', { name })}
          >
            {t('correct')}
          </Button>
        )}
        <Button variant="default" onClick={() => setAsking(true)} aria-label={t('discardOf', { name })}>
          {t('discard')}
        </Button>
      </div>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('discardTitle')} centered>
        <p>{t('discardWords', { name, at })}</p>
        <div className={styles.buttons}>
          <Button onClick={() => setAsking(false)} data-autofocus>
            {t('keep')}
          </Button>
          <Button variant="default" onClick={() => discard(accountId, unsent)}>
            {t('discard')}
          </Button>
        </div>
      </Modal>
    </li>
  );
}

function State({ unsent: { refused, arrived } }: { unsent: Unsent }) {
  const { t } = useTranslation('outbox');
  if (refused === undefined) return <span>{t(arrived ? 'arrived' : 'waiting')}</span>;
  return <span>{t(arrived ? 'arrivedRefused' : 'refused', { words: refused })}</span>;
}
