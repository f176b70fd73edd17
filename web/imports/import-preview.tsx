import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Correction, ImportAnswer } from '#api/imports/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import { ColumnTable } from './column-table.tsx';
import styles from './import.module.css';
import { MatchList } from './match-list.tsx';
import { MissingList } from './missing-list.tsx';
import { PreviewMap } from './preview-map.tsx';
import { ProblemTable } from './problem-table.tsx';
import { correct, NOTHING_SAID, type Said, sayColumn, sayHamlet } from './said.ts';
import { SheetList } from './sheet-list.tsx';
import { SystemChoice } from './system-choice.tsx';

interface Props {
  answer: ImportAnswer;
  said: Said;
  /** nothing can be changed any more: it is being written, or has been */
  fixed: boolean;
  done: boolean;
  busy: boolean;
  onSay: (change: (said: Said) => Said) => void;
}

/** What a register holds, what each column is taken for, what happens, and what has to be mended. */
export function ImportPreview({ answer, said, fixed, done, busy, onSay }: Props) {
  const { t } = useTranslation('imports');
  const onCorrect = (...corrections: Correction[]) => onSay((now) => corrections.reduce(correct, now));
  return (
    <div className={styles.columns} aria-busy={busy}>
      <section className={styles.left}>
        <Figures answer={answer} done={done} />
        {(answer.crs.guessed || said.crs !== undefined) && (
          <SystemChoice crs={answer.crs} fixed={fixed} onChoose={(crs) => onSay((now) => ({ ...now, crs }))} />
        )}
        {OLD_ENCODINGS.has(answer.encoding) && (
          <p className={styles.info}>
            <IconInfoCircle size={20} stroke={1.75} aria-hidden />
            {t('converted', { name: t(`encoding.${answer.encoding as 'tcvn3'}`) })}
          </p>
        )}
        {answer.notes.map(({ sheet, code, message }) => (
          <p className={styles.info} key={`${sheet}/${code}`}>
            <IconInfoCircle size={20} stroke={1.75} aria-hidden />
            {answer.sheets.length > 1 && sheet !== '' ? `${sheet}: ${message}` : message}
          </p>
        ))}
        {answer.hamlets.created.length > 0 && (
          <p className={styles.note}>
            <IconInfoCircle size={20} stroke={1.75} aria-hidden />
            {t(done ? 'newHamletsDone' : 'newHamlets', { names: answer.hamlets.created.join(', ') })}
          </p>
        )}
        {answer.columns.length > 0 && (
          <ColumnTable
            answer={answer}
            fixed={fixed}
            onChoose={(heading, field) => onSay((now) => sayColumn(now, heading, field))}
          />
        )}
        <SheetList
          answer={answer}
          fixed={fixed}
          onHamlet={(sheet, hamlet) => onSay((now) => sayHamlet(now, sheet, hamlet))}
        />
      </section>
      <section className={styles.right}>
        <PreviewMap answer={answer} />
        <MatchList matches={answer.matches} fixed={fixed} onCorrect={onCorrect} />
        <ProblemTable
          answer={answer}
          fixed={fixed}
          corrections={said.corrections}
          onCorrect={onCorrect}
          onForget={() => onSay((now) => ({ ...now, corrections: NOTHING_SAID.corrections }))}
        />
        <MissingList answer={answer} />
      </section>
    </div>
  );
}

const OLD_ENCODINGS = new Set(['tcvn3', 'vni', 'windows-1258', 'mixed']);

function Figures({ answer, done }: Pick<Props, 'answer' | 'done'>) {
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
  );
}
