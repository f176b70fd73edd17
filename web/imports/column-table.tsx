import { Select } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconUserCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice, ImportAnswer } from '#api/imports/schema.ts';
import { nameOf, platformsQuery } from '../data/catalogues.ts';
import styles from './import.module.css';

/** Below this the meaning of a column is a guess, and says so. */
const SURE = 0.9;
const LEFT_OUT = 'ignored';
const CHOICES = [
  'head',
  'code',
  'phone',
  'address',
  'hamlet',
  'cluster',
  'lat',
  'lon',
  'coordinates',
  'elders',
  'eldestBirthYear',
  'eldestAge',
  'headBirthYear',
  'headAge',
  'adults',
  'adultsWithoutDevice',
  'devices',
  'deviceless',
  'platforms',
  'member',
  'relation',
  'householdNumber',
] as const;

type Column = ImportAnswer['columns'][number];

interface Props {
  answer: ImportAnswer;
  fixed: boolean;
  onChoose: (heading: string, field: ColumnChoice) => void;
}

/** What each column is taken for, how sure, with an example; corrected by a choice. */
export function ColumnTable({ answer, fixed, onChoose }: Props) {
  const { t } = useTranslation('imports');
  const columns = useMemo(() => distinct(answer.columns), [answer.columns]);
  const used = columns.filter(({ field }) => field !== null).length;
  const options = useOptions(answer);
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
            <th className={styles.wide}>{t('columns.sample')}</th>
            <th>
              <span className="tn-hidden">{t('columns.sure')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <tr key={`${column.sheet}/${column.heading}`}>
              <td>{column.heading}</td>
              <td>
                <Select
                  aria-label={t('columns.choose', { heading: column.heading })}
                  className={styles.choice}
                  data-state={stateOf(column)}
                  disabled={fixed}
                  allowDeselect={false}
                  searchable
                  nothingFoundMessage={t('columns.none')}
                  data={options}
                  value={column.field ?? LEFT_OUT}
                  onChange={(value) =>
                    value && onChoose(column.heading, value === LEFT_OUT ? null : (value as ColumnChoice))
                  }
                />
              </td>
              <td className={`${styles.wide} ${styles.sample}`}>{column.sample}</td>
              <td className={styles.sure} data-state={stateOf(column)}>
                <Sureness column={column} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Sureness({ column }: { column: Column }) {
  const { t } = useTranslation('imports');
  if (column.remembered) {
    return (
      <>
        <IconUserCheck size={16} stroke={2} aria-hidden /> {t('columns.remembered')}
      </>
    );
  }
  if (column.field === null) return null;
  return stateOf(column) === 'guess' ? (
    <>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {t('columns.guessed')}
    </>
  ) : (
    <>
      <IconCheck size={16} stroke={2} aria-hidden /> {t('columns.known')}
    </>
  );
}

const stateOf = ({ field, confidence }: Column) => (field === null ? 'left' : confidence < SURE ? 'guess' : 'sure');

/** Twelve sheets of one form show its columns once. */
function distinct(columns: readonly Column[]): Column[] {
  const seen = new Map<string, Column>();
  for (const column of columns) {
    const known = seen.get(column.heading);
    if (!known || (known.field === null && column.field !== null)) seen.set(column.heading, column);
    else if (known.sample === null && column.sample !== null)
      seen.set(column.heading, { ...known, sample: column.sample });
  }
  return [...seen.values()];
}

function useOptions({ crs }: ImportAnswer) {
  const { t } = useTranslation('imports');
  const platforms = useQuery(platformsQuery);
  const metric = crs.centralMeridian !== undefined;
  const label = (field: (typeof CHOICES)[number]) =>
    metric && (field === 'lat' || field === 'lon')
      ? t(`field.${field === 'lat' ? 'north' : 'east'}`)
      : t(`field.${field}`);
  return [
    { group: t('columns.ofHousehold'), items: CHOICES.map((field) => ({ value: field, label: label(field) })) },
    {
      group: t('columns.onePlatform'),
      items: (platforms.data ?? []).map((platform) => ({
        value: `platforms:${platform.code}`,
        label: t('field.uses', { name: nameOf(platform) }),
      })),
    },
    { group: t('columns.otherwise'), items: [{ value: LEFT_OUT, label: t('field.ignored') }] },
  ];
}
