import { Badge } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportedMember, MembersAnswer } from '#api/imports/members/schema.ts';
import pages from '../app/pages.module.css';
import { membersQuery } from '../data/places.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './people.module.css';

/** What a list was read as: who is new, changed, missing, and what has to be mended. */
export function MembersPreview({ answer, done }: { answer: MembersAnswer; done: boolean }) {
  const { t } = useTranslation('people');
  const left = answer.columns.filter(({ field }) => field === null).map(({ heading }) => heading);
  const figures = [
    [t('figure.rows'), answer.rows],
    [t(done ? 'figure.createdDone' : 'figure.created'), answer.created],
    [t(done ? 'figure.updatedDone' : 'figure.updated'), answer.updated],
    [t('figure.rejected'), answer.rejected],
  ] as const;
  return (
    <>
      <dl className={`${pages.card} ${styles.figures}`}>
        {figures.map(([label, value], at) => (
          <div key={label}>
            <dt className="tn-small tn-muted">{label}</dt>
            <dd data-bad={(at === 3 && value > 0) || undefined}>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      {answer.hamlets.created.length > 0 && (
        <p className={styles.note}>
          <IconInfoCircle size={20} stroke={1.75} aria-hidden />
          {t(done ? 'newHamletsDone' : 'newHamlets', { names: answer.hamlets.created.join(', ') })}
        </p>
      )}
      {answer.problems.length > 0 && (
        <section>
          <h2 className={styles.heading}>{t('problems', { n: formatNumber(answer.problems.length) })}</h2>
          <ul className={`${pages.card} ${styles.list}`}>
            {answer.problems.map(({ sheet, row, column, code, message }) => (
              <li key={`${sheet}/${row}/${column}/${code}`}>
                <b className="tn-num">
                  {t(column ? 'whereColumn' : 'where', { sheet, row: formatNumber(row), column })}
                </b>
                <span className="tn-muted">{message}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Missing ids={answer.missing} />
      <section>
        <h2 className={styles.heading}>{t('people', { n: formatNumber(answer.members.length) })}</h2>
        <ul className={`${pages.card} ${styles.list}`}>
          {answer.members.map((member) => (
            <PersonRow key={`${member.sheet}/${member.row}`} member={member} />
          ))}
        </ul>
      </section>
      {left.length > 0 && <p className="tn-small tn-muted">{t('leftOut', { names: [...new Set(left)].join(', ') })}</p>}
    </>
  );
}

const COLOURS = { created: 'teal', updated: 'blue', unchanged: 'gray' } as const;

function PersonRow({ member: { name, hamlet, role, body, outcome } }: { member: ImportedMember }) {
  const { t } = useTranslation('people');
  const { t: teams } = useTranslation('teams');
  const part = [hamlet, t(`role.${role}`), body && teams(`body.${body}`)].filter(Boolean).join(' · ');
  return (
    <li className={styles.person}>
      <span>
        <b>{name}</b>
        <span className="tn-small tn-muted">{part}</span>
      </span>
      <Badge variant="light" color={COLOURS[outcome]} className={styles.badge}>
        {t(`outcome.${outcome}`)}
      </Badge>
    </li>
  );
}

/** Serving, but not in the list: nobody's term ends by that. */
function Missing({ ids }: { ids: readonly string[] }) {
  const { t } = useTranslation('people');
  const { data: members = [] } = useQuery({ ...membersQuery(undefined), enabled: ids.length > 0 });
  if (ids.length === 0) return null;
  const names = members.filter(({ id }) => ids.includes(id)).map(({ name }) => name);
  return (
    <p className={styles.note}>
      <IconInfoCircle size={20} stroke={1.75} aria-hidden />
      {t('missing', { n: formatNumber(ids.length), names: names.join(', ') })}
    </p>
  );
}
