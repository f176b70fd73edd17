import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { Hamlet } from '#api/clusters/schema.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './boundaries.module.css';
import { addHamlet, renameHamlet } from './boundary-data.ts';

interface Props {
  /** null: a new one */
  hamlet: Pick<Hamlet, 'id' | 'name' | 'version'> | null;
  onClose: () => void;
}

/** The name of a hamlet; a new one gets its team with it. */
export function HamletDialog({ hamlet, onClose }: Props) {
  const { t } = useTranslation('boundaries');
  const { t: common } = useTranslation();
  const [name, setName] = useState(hamlet?.name ?? '');
  const [id] = useState(uuidv7);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return;
    setBusy(true);
    (hamlet ? renameHamlet(hamlet, name.trim()) : addHamlet({ id, name: name.trim() }))
      .then((saved) => {
        say(t(hamlet ? 'renamed' : 'added', { name: saved.name }));
        onClose();
      })
      .catch((error) => {
        setBusy(false);
        sayFailure(error);
      });
  };
  return (
    <Modal opened onClose={onClose} title={hamlet ? t('renameTitle', { name: hamlet.name }) : t('addTitle')} centered>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('name')}
          description={hamlet ? undefined : t('addWords')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={busy}>
            {common('save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
