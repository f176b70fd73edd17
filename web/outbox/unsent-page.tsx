import { Button } from '@mantine/core';
import { IconArrowLeft, IconSend } from '@tabler/icons-react';
import { useCanGoBack, useNavigate, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { homeOf, useMe } from '../app/session.ts';
import { Empty } from '../ui/query-boundary.tsx';
import { say } from '../ui/toast.tsx';
import styles from './outbox.module.css';
import { sendAgain } from './send.ts';
import { unsentOf } from './store.ts';
import { UnsentItem } from './unsent-item.tsx';
import { useUnsent } from './use-outbox.ts';

/** The visits that are on this phone only, in the order recorded: sent by hand, corrected, given up. */
export function UnsentPage() {
  const { t } = useTranslation('outbox');
  const me = useMe();
  const router = useRouter();
  const navigate = useNavigate();
  const canGoBack = useCanGoBack();
  const unsent = useUnsent(me.accountId);
  const [busy, setBusy] = useState(false);
  const leave = () => {
    if (canGoBack) router.history.back();
    else navigate({ to: homeOf(me.role) });
  };
  const send = async () => {
    setBusy(true);
    await sendAgain(me.accountId);
    setBusy(false);
    if (unsentOf(me.accountId).length === 0) say(t('allSent'));
    else say(t('stillWaiting'), { tone: 'failed' });
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <button type="button" className={styles.back} aria-label={t('back')} onClick={leave}>
          <IconArrowLeft size={24} stroke={1.75} />
        </button>
        <h1>{t('title')}</h1>
      </header>
      {unsent.length === 0 ? (
        <Empty>{t('none')}</Empty>
      ) : (
        <>
          <p className={styles.words}>{t('words')}</p>
          <div className={styles.send}>
            <Button
              fullWidth
              size="lg"
              loading={busy}
              onClick={send}
              leftSection={<IconSend size={20} stroke={1.75} />}
            >
              {t('send')}
            </Button>
          </div>
          <ol>
            {unsent.map((visit) => (
              <UnsentItem key={visit.visit.id} unsent={visit} accountId={me.accountId} />
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
