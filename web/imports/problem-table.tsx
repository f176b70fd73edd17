import { Button, TextInput } from '@mantine/core';
import { IconDownload, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Correction, ImportAnswer } from '#api/imports/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import { downloadProblems } from './download-problems.ts';
import styles from './import.module.css';

const FIRST = 12;
const MORE = 100;
/** What an empty cell mends: it stands for not known. */
const MAY_BE_EMPTY = new Set([
  'devices_unclear',
  'elders_unclear',
  'birth_year_bad',
  'age_bad',
  'count_bad',
  'phone_bad',
]);
/** Wrong as a whole: nothing in one cell would mend them. */
const NOT_IN_A_CELL = new Set(['header_missing', 'boundary_bad', 'geometry_unsupported', 'crs_mixed']);

type Told = ImportAnswer['problems'][number];

interface Props {
  answer: ImportAnswer;
  fixed: boolean;
  corrections: readonly Correction[];
  onCorrect: (...corrections: Correction[]) => void;
  onForget: () => void;
}

/** Everything wrong with the file, row by row, to be mended here or in the file itself. */
export function ProblemTable({ answer, fixed, corrections, onCorrect, onForget }: Props) {
  const { t } = useTranslation('imports');
  const [most, setMost] = useState(FIRST);
  // Which household a row is gets asked beside the candidates.
  const problems = answer.problems.filter(({ code }) => code !== 'ambiguous_match');
  const alike = cellsAlike(problems);
  return (
    <section className={styles.problems} aria-label={t('problems.title', { n: problems.length })}>
      <div className={styles.sectionHead}>
        <h2 className="tn-num">{t('problems.title', { n: formatNumber(problems.length) })}</h2>
        {problems.length > 0 && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={16} stroke={1.75} aria-hidden />}
            onClick={() => downloadProblems(answer)}
          >
            {t('problems.download')}
          </Button>
        )}
      </div>
      {corrections.length > 0 && !fixed && (
        <p className={styles.mended} role="status">
          <span>{t('problems.mended', { n: formatNumber(corrections.length) })}</span>
          <button type="button" className={styles.link} onClick={onForget}>
            {t('problems.forget')}
          </button>
        </p>
      )}
      {problems.length === 0 ? (
        <p className={styles.none}>{t('problems.none')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th>{t('problems.where')}</th>
              <th>{t('problems.what')}</th>
              {!fixed && <th>{t('problems.mend')}</th>}
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, most).map((problem) => (
              <tr key={`${problem.sheet}/${problem.row}/${problem.column}/${problem.code}`}>
                <td className={styles.where}>
                  <span className="tn-ellipsis" title={problem.sheet}>
                    {problem.sheet}
                  </span>
                  <span className="tn-small tn-muted tn-num">
                    {t('problems.row', { n: formatNumber(problem.row) })}
                  </span>
                </td>
                <td>
                  {problem.column && <b>{problem.column}</b>}
                  <div className="tn-muted">{problem.message}</div>
                  {!fixed && <EmptyAll cells={alike.get(sameCell(problem)) ?? []} onCorrect={onCorrect} />}
                </td>
                {!fixed && (
                  <td>
                    <Mend problem={problem} onCorrect={onCorrect} />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problems.length > most && (
        <button type="button" className={styles.more} onClick={() => setMost(most + MORE)}>
          {t('problems.all', { n: formatNumber(problems.length - most) })}
        </button>
      )}
    </section>
  );
}

const sameCell = ({ code, params }: Told) => `${code}/${params.value}`;

/** Cells that say the same wrong thing, to be emptied together. */
function cellsAlike(problems: readonly Told[]): Map<string, Told[]> {
  const alike = new Map<string, Told[]>();
  for (const problem of problems) {
    if (!problem.column || !MAY_BE_EMPTY.has(problem.code)) continue;
    const cells = alike.get(sameCell(problem));
    if (cells) cells.push(problem);
    else alike.set(sameCell(problem), [problem]);
  }
  return alike;
}

/** The cell to mend, and the way to leave the row out. */
function Mend({ problem, onCorrect }: { problem: Told; onCorrect: Props['onCorrect'] }) {
  const { t } = useTranslation('imports');
  const { sheet, row, column, code, params } = problem;
  if (NOT_IN_A_CELL.has(code)) return null;
  const before = params.value === undefined ? '' : String(params.value);
  const names = { sheet, row, column: column ?? '' };
  return (
    <span className={styles.mend}>
      {column && (
        <TextInput
          aria-label={t('problems.cell', names)}
          defaultValue={before}
          onKeyDown={(event) => event.key === 'Enter' && event.currentTarget.blur()}
          onBlur={({ currentTarget: { value } }) => {
            if (value.trim() !== before) onCorrect({ sheet, row, column, value: value.trim() || null });
          }}
        />
      )}
      <button
        type="button"
        className={styles.leaveOut}
        aria-label={t('problems.leaveOut', names)}
        title={t('problems.leaveOut', names)}
        onClick={() => onCorrect({ sheet, row, leaveOut: true })}
      >
        <IconX size={18} stroke={1.75} aria-hidden />
      </button>
    </span>
  );
}

/** The same word twelve times is mended once. */
function EmptyAll({ cells, onCorrect }: { cells: readonly Told[]; onCorrect: Props['onCorrect'] }) {
  const { t } = useTranslation('imports');
  const [first] = cells;
  if (!first || cells.length < 2) return null;
  const empty = cells.map(({ sheet, row, column }) => ({ sheet, row, column: column ?? '', value: null }));
  return (
    <button type="button" className={styles.link} onClick={() => onCorrect(...empty)}>
      {t('problems.emptyAll', { n: formatNumber(cells.length), value: String(first.params.value) })}
    </button>
  );
}
