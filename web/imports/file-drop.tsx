import { Anchor, Button } from '@mantine/core';
import { IconDownload, IconFileUpload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './import.module.css';

interface Props {
  onFile: (file: File) => void;
  busy: boolean;
  failure: string | null;
  /** what is asked for, where it is no register of households */
  words?: { drop: string; kinds: string; safe: string };
}

/** Takes one file: chosen or dropped. */
export function FileDrop({ onFile, busy, failure, words }: Props) {
  const { t } = useTranslation('imports');
  const { drop, kinds, safe } = words ?? { drop: t('drop'), kinds: t('kinds'), safe: t('safe') };
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  const latest = useRef(onFile);
  latest.current = onFile;
  useEffect(() => {
    const paste = ({ clipboardData }: ClipboardEvent) => {
      const [file] = clipboardData?.files ?? [];
      const cells = clipboardData?.getData('text/plain') ?? '';
      if (file) latest.current(file);
      else if (cells.includes('\t'))
        latest.current(new File([cells], t('pasted'), { type: 'text/tab-separated-values' }));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [t]);
  return (
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-label={drop}
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
      <IconFileUpload size={44} stroke={1.5} aria-hidden />
      <h2>{drop}</h2>
      <p className="tn-muted">{kinds}</p>
      <Button size="md" loading={busy} onClick={() => input.current?.click()}>
        {t('choose')}
      </Button>
      <input
        ref={input}
        type="file"
        className="tn-hidden"
        tabIndex={-1}
        aria-label={t('choose')}
        accept=".xlsx,.xls,.ods,.csv,.tsv,.txt,.geojson,.json,.kml,.kmz,.gpx,.gpkg,.zip"
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
      <p className="tn-small tn-muted">{t('paste')}</p>
      <p className="tn-small tn-muted">{safe}</p>
      {!words && (
        <p className={styles.downloads}>
          <Anchor href="/api/exports/template.xlsx" download>
            <IconDownload size={18} stroke={1.75} aria-hidden /> {t('template')}
          </Anchor>
          <Anchor href="/api/exports/register.xlsx" download>
            <IconDownload size={18} stroke={1.75} aria-hidden /> {t('register')}
          </Anchor>
        </p>
      )}
    </section>
  );
}
