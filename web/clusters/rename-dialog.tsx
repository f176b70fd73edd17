import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './clusters.module.css';

interface Props {
  name: string;
  onSave: (name: string) => unknown;
  onClose: () => void;
}

/** Another name for a cluster. */
export function RenameDialog({ name: before, onSave, onClose }: Props) {
  const { t } = useTranslation('clusters');
  const { t: common } = useTranslation();
  const [name, setName] = useState(before);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '' && name.trim() !== before) onSave(name.trim());
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={t('renameTitle', { name: before })} centered>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('name')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit">{common('save')}</Button>
        </div>
      </form>
    </Modal>
  );
}
