import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './import.module.css';

/** Below this the meaning of a column is a guess, and says so. */
const SURE = 0.9;
const FIRST_PROBLEMS = 12;

interface Props {
  answer: ImportAnswer;
  done: boolean;
}

/** What a register holds, what each column is taken for, what happens, and what has to be mended. */
export function ImportPreview({ answer, done }: Props) {
  const { t } = useTranslation('imports');
  const figures = [
    [t('figure.rows'), answer.rows, t('figure.sheets', { n: answer.sheets.length })],
    [
      t(done ? 'figure.createdDone' : 'figure.created'),
      answer.created,
      t('figure.unplaced', { n: formatNumber(answer.unplaced) }),
    ],
    [
      t(done ? 'figure.updatedDone' : 'figure.updated'),
      answer.updated,
      t('figure.unchanged', { n: formatNumber(answer.unchanged) }),
    ],
    [t('figure.rejected'), answer.rejected, t('figure.notIn')],
  ] as const;
  return (
    <div className={styles.columns}>
      <section className={styles.left}>
        <div className={styles.figures}>
          {figures.map(([label, value, note], at) => (
            <div key={label}>
              <div className="tn-small tn-muted">{label}</div>
              <div className={styles.figure} data-bad={(at === 3 && value > 0) || undefined}>
                {formatNumber(value)}
              </div>
              <div className="tn-small tn-muted">{note}</div>
            </div>
          ))}
        </div>
        {answer.hamlets.created.length > 0 && (
          <p className={styles.note}>
            <IconInfoCircle size={20} stroke={1.75} aria-hidden />
            {t('newHamlets', { names: answer.hamlets.created.join(', ') })}
          </p>
        )}
        <Columns answer={answer} />
        <Sheets answer={answer} />
      </section>
      <Problems answer={answer} />
    </div>
  );
}

function Columns({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('imports');
  const columns = useMemo(() => {
    const seen = new Map<string, ImportAnswer['columns'][number]>();
    for (const column of answer.columns) {
      const key = `${column.heading}\u0000${column.field}`;
      if (!seen.has(key)) seen.set(key, column);
    }
    return [...seen.values()];
  }, [answer.columns]);
  const used = columns.filter(({ field }) => field !== null).length;
  return (
    <>
      <div className={styles.sectionHead}>
        <h2>{t('columns.title')}</h2>
        <span className="tn-small tn-muted tn-num">{t('columns.count', { used, left: columns.length - used })}</span>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('columns.heading')}</th>
            <th>{t('columns.meaning')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {columns.map(({ heading, field, confidence, sheet }) => (
            <tr key={`${sheet}/${heading}/${field}`}>
              <td>{heading}</td>
              <td>
                <span
                  className={styles.meaning}
                  data-state={field === null ? 'left' : confidence < SURE ? 'guess' : 'sure'}
                >
                  {field === null ? t('field.ignored') : t(`field.${field as 'head'}`, { defaultValue: field })}
                </span>
              </td>
              <td className={styles.sure} data-state={field === null ? 'left' : confidence < SURE ? 'guess' : 'sure'}>
                {field === null ? null : confidence < SURE ? (
                  <>
                    <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {t('columns.guessed')}
                  </>
                ) : (
                  <>
                    <IconCheck size={16} stroke={2} aria-hidden /> {t('columns.known')}
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Sheets({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('imports');
  return (
    <>
      <div className={styles.sectionHead}>
        <h2>{t('sheets.title')}</h2>
        <span className="tn-small tn-muted tn-num">{t('figure.sheets', { n: answer.sheets.length })}</span>
      </div>
      <ul className={styles.sheets}>
        {answer.sheets.map((sheet) => (
          <li key={sheet.name}>
            <IconCheck size={17} stroke={2} aria-hidden />
            <span className="tn-ellipsis">
              {sheet.hamlet && sheet.hamlet !== sheet.name ? `${sheet.name} → ${sheet.hamlet}` : sheet.name}
            </span>
            <span className="tn-muted tn-num">{formatNumber(sheet.rows)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Problems({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('imports');
  const [all, setAll] = useState(false);
  const { problems } = answer;
  const shown = all ? problems : problems.slice(0, FIRST_PROBLEMS);
  return (
    <section className={styles.right}>
      <div className={styles.sectionHead}>
        <h2 className="tn-num">{t('problems.title', { n: formatNumber(problems.length) })}</h2>
        {problems.length > 0 && (
          <Button variant="default" size="xs" onClick={() => download(answer)}>
            {t('problems.download')}
          </Button>
        )}
      </div>
      {problems.length === 0 ? (
        <p className={styles.none}>{t('problems.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('problems.sheet')}</th>
              <th className={styles.right}>{t('problems.row')}</th>
              <th>{t('problems.what')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((problem) => (
              <tr key={`${problem.sheet}/${problem.row}/${problem.column}/${problem.code}`}>
                <td className={styles.sheet} title={problem.sheet}>
                  {problem.sheet}
                </td>
                <td className="tn-num">{formatNumber(problem.row)}</td>
                <td>
                  {problem.column && <b>{problem.column}</b>}
                  <div className="tn-muted">{problem.message}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problems.length > FIRST_PROBLEMS && !all && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          {t('problems.all', { n: formatNumber(problems.length) })}
        </button>
      )}
    </section>
  );
}

const QUOTED = /[",\n;]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** The problems as a table to work through; with the mark that makes spreadsheets read it as UTF-8. */
function download({ problems }: ImportAnswer): void {
  // a cell that begins like a formula is kept text
  const cell = (value: unknown) => {
    const text = String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
    return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const rows = [
    ['sheet', 'row', 'column', 'message'],
    ...problems.map((one) => [one.sheet, one.row, one.column, one.message]),
  ];
  const text = BYTE_ORDER_MARK + rows.map((row) => row.map(cell).join(',')).join('\r\n');
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: 'dong-can-sua.csv' });
  link.click();
  URL.revokeObjectURL(url);
}
