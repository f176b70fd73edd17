import { Select } from '@mantine/core';
import { IconMapPinQuestion } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { crsOfEpsg, EPSG_CODES, nameOfCrs } from '#geo/crs/epsg.ts';
import { formatShare } from '../i18n/format.ts';
import styles from './import.module.css';

interface Props {
  crs: ImportAnswer['crs'];
  /** nothing can be changed any more, or is being worked out */
  fixed: boolean;
  onChoose: (code: string) => void;
}

/** What coordinates in metres were taken for, and the way to say what they are. */
export function SystemChoice({ crs, fixed, onChoose }: Props) {
  const { t } = useTranslation('imports');
  const likely = new Set([crs.code, ...crs.alternatives.map(({ code }) => code)]);
  const option = (code: string) => ({ value: code, label: nameOf(code) });
  const codes = EPSG_CODES.map((code) => `EPSG:${code}`).filter((code) => nameOf(code) !== 'WGS 84');
  return (
    <div className={styles.system}>
      <IconMapPinQuestion size={20} stroke={1.75} aria-hidden />
      <p>
        {crs.guessed
          ? t('system.guessed', { name: crs.name, sure: formatShare(crs.confidence) })
          : t('system.said', { name: crs.name })}
      </p>
      <Select
        label={t('system.label')}
        searchable
        allowDeselect={false}
        disabled={fixed}
        value={crs.code}
        onChange={(code) => code && onChoose(code)}
        data={[
          { group: t('system.likely'), items: codes.filter((code) => likely.has(code)).map(option) },
          { group: t('system.others'), items: codes.filter((code) => !likely.has(code)).map(option) },
        ]}
      />
    </div>
  );
}

const nameOf = (code: string): string => {
  const crs = crsOfEpsg(code);
  return crs ? nameOfCrs(crs) : code;
};
