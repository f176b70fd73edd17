import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './import.module.css';

interface Props {
  answer: ImportAnswer;
  fixed: boolean;
  onHamlet: (sheet: string, hamlet: string) => void;
}

/** The sheets of the file and the hamlet each stands for, which can be said where it is not known. */
export function SheetList({ answer, fixed, onHamlet }: Props) {
  const { t } = useTranslation('imports');
  const lost = new Set(answer.problems.filter(({ code }) => code === 'hamlet_missing').map(({ sheet }) => sheet));
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      <div className={styles.sectionHead}>
        <h2>{t('sheets.title')}</h2>
        <span className="tn-small tn-muted tn-num">{t('figure.sheets', { n: answer.sheets.length })}</span>
      </div>
      <ul className={styles.sheets}>
        {answer.sheets.map(({ name, hamlet, rows }) => {
          const words = hamlet && hamlet !== name ? `${name} → ${hamlet}` : name;
          const missing = lost.has(name);
          return (
            <li key={name} data-open={open === name || missing || undefined}>
              {missing ? (
                <IconAlertTriangle className={styles.warning} size={17} stroke={1.75} aria-hidden />
              ) : (
                <IconCheck size={17} stroke={2} aria-hidden />
              )}
              <span className="tn-ellipsis" title={words}>
                {words}
              </span>
              <span className="tn-muted tn-num">{formatNumber(rows)}</span>
              {!fixed && !missing && (
                <button
                  type="button"
                  className={styles.pencil}
                  aria-label={t('sheets.rename', { sheet: name })}
                  aria-expanded={open === name}
                  onClick={() => setOpen(open === name ? null : name)}
                >
                  <IconPencil size={16} stroke={1.75} aria-hidden />
                </button>
              )}
              {!fixed && (missing || open === name) && (
                <TextInput
                  className={styles.hamlet}
                  aria-label={t('sheets.hamlet', { sheet: name })}
                  placeholder={t('sheets.placeholder')}
                  defaultValue={hamlet ?? ''}
                  onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
                  onBlur={({ currentTarget: { value } }) => {
                    setOpen(null);
                    if (value.trim() !== (hamlet ?? '')) onHamlet(name, value);
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
