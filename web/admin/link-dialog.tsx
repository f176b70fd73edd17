import { Button, CopyButton, Modal, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PasswordLink } from './admin-data.ts';
import styles from './sign-in.module.css';

interface Props {
  link: PasswordLink;
  name: string;
  username: string;
  onClose: () => void;
}

/** The link to hand over, shown this once. */
export function LinkDialog({ link, name, username, onClose }: Props) {
  const { t } = useTranslation('admin');
  const address = `${window.location.origin}${link.path}`;
  return (
    <Modal opened onClose={onClose} title={t('link.for', { name })} centered>
      <div className={styles.dialog}>
        <p>{t('link.handOver', { n: link.expiresInHours })}</p>
        <p>
          {t('link.username')} <b>{username}</b>
        </p>
        <TextInput readOnly aria-label={t('link.address')} value={address} onFocus={(event) => event.target.select()} />
        <div className={styles.buttons}>
          <CopyButton value={address}>
            {({ copied, copy }) => <Button onClick={copy}>{t(copied ? 'link.copied' : 'link.copy')}</Button>}
          </CopyButton>
        </div>
      </div>
    </Modal>
  );
}
