import { Button, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../i18n/format.ts';
import { say } from '../ui/toast.tsx';
import styles from './outbox.module.css';
import { sendAgain } from './send.ts';
import { unsentOf } from './store.ts';
import { useUnsent } from './use-outbox.ts';

interface Props {
  accountId: string;
  onStay: () => void;
  /** signs out; what still waits is given up then */
  onLeave: () => Promise<void>;
}

/** Before signing out with visits that are on this phone only: send, stay, or give them up. */
export function LeaveDialog({ accountId, onStay, onLeave }: Props) {
  const { t } = useTranslation('outbox');
  const [count] = useState(useUnsent(accountId).length); // while they go, the question stays the same
  const [busy, setBusy] = useState(false);
  const send = async () => {
    setBusy(true);
    await sendAgain(accountId);
    if (unsentOf(accountId).length === 0) await onLeave();
    else say(t('stillWaiting'), { tone: 'failed' });
    setBusy(false);
  };
  return (
    <Modal opened onClose={onStay} title={t('leave.title', { count, n: formatNumber(count) })} centered>
      <p>{t('leave.words')}</p>
      <div className={styles.buttons}>
        <Button loading={busy} onClick={send} data-autofocus>
          {t('leave.send')}
        </Button>
        <Button variant="default" onClick={onStay}>
          {t('leave.stay')}
        </Button>
        <Button variant="subtle" color="red" onClick={onLeave}>
          {t('leave.discard')}
        </Button>
      </div>
    </Modal>
  );
}
