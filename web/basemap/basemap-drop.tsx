import { Button } from '@mantine/core';
import { IconMapPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './basemap.module.css';

interface Props {
  onFile: (file: File) => void;
  busy: boolean;
  failure: string | null;
}

/** Takes one map file: chosen or dropped. */
export function BasemapDrop({ onFile, busy, failure }: Props) {
  const { t } = useTranslation('basemap');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file && !busy) onFile(file);
  };
  return (
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-label={t('drop.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconMapPlus size={40} stroke={1.5} aria-hidden />
      <h2>{t('drop.title')}</h2>
      <p className="tn-muted">{t('drop.kinds')}</p>
      <Button size="md" loading={busy} onClick={() => input.current?.click()}>
        {t('drop.choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="tn-hidden"
        tabIndex={-1}
        aria-label={t('drop.choose')}
        accept=".osm,.pbf,.geojson,.json"
        onChange={(event) => {
          take(event.target.files);
          event.target.value = '';
        }}
      />
      {failure && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
      <p className="tn-small tn-muted">{t('drop.safe')}</p>
      <p className="tn-small tn-muted">{t('drop.large')}</p>
    </section>
  );
}
