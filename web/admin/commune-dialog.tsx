import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import { say } from '../ui/toast.tsx';
import { addCommune } from './admin-data.ts';
import styles from './sign-in.module.css';

/** A new commune: its name and the code of the state's list. */
export function CommuneDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const [id] = useState(uuidv7);
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [failure, setFailure] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    addCommune({ id, name: name.trim(), code: code.trim() })
      .then(() => {
        say(t('communes.added', { name }));
        onClose();
      })
      .catch((error: Error) => setFailure(error.message));
  };
  return (
    <Modal opened onClose={onClose} title={t('communes.add')} centered>
      <form className={styles.dialog} onSubmit={submit}>
        <TextInput
          label={t('communes.name')}
          required
          withAsterisk={false}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextInput
          label={t('communes.code')}
          description={t('communes.codeRule')}
          required
          withAsterisk={false}
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {failure && (
          <p className={styles.failure} role="alert">
            {failure}
          </p>
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit">{t('communes.add')}</Button>
        </div>
      </form>
    </Modal>
  );
}
