import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './boundaries.module.css';

/** Asks before unsaved boundaries are left behind, also where the browser's tab is closed. */
export function LeaveGuard({ changed }: { changed: number }) {
  const { t } = useTranslation('boundaries');
  const blocker = useBlocker({
    shouldBlockFn: () => changed > 0,
    enableBeforeUnload: () => changed > 0,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Modal opened onClose={blocker.reset} title={t('leave.title')} centered>
      <p>{t('leave.words', { n: changed })}</p>
      <div className={styles.buttons}>
        <Button onClick={blocker.reset} data-autofocus>
          {t('leave.stay')}
        </Button>
        <Button variant="default" onClick={blocker.proceed}>
          {t('leave.go')}
        </Button>
      </div>
    </Modal>
  );
}
