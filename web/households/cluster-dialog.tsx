import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uuidv7 } from 'uuidv7';
import type { Cluster } from '#api/clusters/schema.ts';
import { addCluster, changeCluster } from '../data/changes.ts';
import { hamletsQuery } from '../data/places.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './cluster-list.module.css';
import { useMapView } from './use-map-view.ts';

interface Props {
  /** null: a new one */
  cluster: Cluster | null;
  onSaved?: (cluster: Cluster) => unknown;
  onClose: () => void;
}

/** The name of a residential cluster, and for a new one its hamlet. */
export function ClusterDialog({ cluster, onSaved, onClose }: Props) {
  const { t } = useTranslation('households');
  const { t: common } = useTranslation();
  const { hamlet } = useMapView();
  const [name, setName] = useState(cluster?.name ?? '');
  const [hamletId, setHamlet] = useState(cluster?.hamletId ?? hamlet ?? null);
  const [busy, setBusy] = useState(false);
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const sent = useRef<{ body: string; id: string } | null>(null);

  const send = async (wanted: { hamletId: string; name: string }): Promise<void> => {
    if (cluster) {
      const saved = await changeCluster(cluster, { name: wanted.name });
      say(t('clusters.renamed', { name: saved.name }), { undo: () => changeCluster(saved, { name: cluster.name }) });
      onSaved?.(saved);
      return;
    }
    const body = JSON.stringify(wanted);
    if (sent.current?.body !== body) sent.current = { body, id: uuidv7() };
    const saved = await addCluster({ ...wanted, id: sent.current.id });
    if (onSaved) onSaved(saved);
    else say(t('clusters.added', { name: saved.name }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!hamletId || !name.trim()) return;
    setBusy(true);
    send({ hamletId, name: name.trim() })
      .then(onClose)
      .catch((error) => {
        setBusy(false);
        sayFailure(error);
      });
  };
  return (
    <Modal opened onClose={onClose} title={t(cluster ? 'clusters.rename' : 'clusters.add')} centered>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          label={t('clusters.name')}
          placeholder={t('clusters.example')}
          required
          withAsterisk={false}
          maxLength={100}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        {!cluster && !hamlet && (
          <Select
            label={t('add.hamlet')}
            required
            withAsterisk={false}
            searchable
            value={hamletId}
            onChange={setHamlet}
            data={hamlets.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        <div className={styles.buttons}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {common('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
