import {
  IconCalendarRepeat,
  IconCircleCheck,
  IconDoorOff,
  IconFileImport,
  IconHandStop,
  IconHomeMove,
  IconMapPin,
  IconMapPinOff,
  IconPencil,
  type IconProps,
  IconSpeakerphone,
  IconUserCheck,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitOutcome } from '#geo';
import { leads, type Me, useMe } from '../app/session.ts';
import { nameOf, topicsQuery } from '../data/catalogues.ts';
import { undoEdit, undoVisit } from '../data/changes.ts';
import { type HistoryItem, type HouseholdDetail, historyQuery } from '../data/households.ts';
import { formatDay, formatMoment, formatNumber } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './household-panel.module.css';

const OUTCOME_ICONS: Record<VisitOutcome, ComponentType<IconProps>> = {
  supported: IconCircleCheck,
  informed: IconSpeakerphone,
  not_home: IconDoorOff,
  come_back: IconCalendarRepeat,
  refused: IconHandStop,
  moved: IconHomeMove,
  wrong_location: IconMapPinOff,
};
const KIND_ICONS: Record<HistoryItem['kind'], ComponentType<IconProps>> = {
  visit: IconCircleCheck,
  assignment: IconUserCheck,
  edit: IconPencil,
  import: IconFileImport,
  location: IconMapPin,
};

/** Everything that happened at a household, newest first. */
export function HouseholdHistory({ household }: { household: HouseholdDetail }) {
  const { t } = useTranslation('households');
  const history = useQuery(historyQuery(household.id));
  return (
    <section className={styles.history}>
      <div className={styles.historyHead}>
        <h2>{t('history.title')}</h2>
        {history.data && (
          <span className="tn-muted tn-num">{t('history.count', { n: formatNumber(history.data.length) })}</span>
        )}
      </div>
      <QueryBoundary query={history} empty={<span className="tn-muted">{t('history.none')}</span>}>
        {(items) => (
          <ol>
            {items.map((item) => (
              <Entry key={item.id} item={item} householdId={household.id} />
            ))}
          </ol>
        )}
      </QueryBoundary>
    </section>
  );
}

function Entry({ item, householdId }: { item: HistoryItem; householdId: string }) {
  const { t } = useTranslation('households');
  const { t: common } = useTranslation();
  const me = useMe();
  const { data: topics = [] } = useQuery(topicsQuery);
  const Icon = (item.outcome && OUTCOME_ICONS[item.outcome]) ?? KIND_ICONS[item.kind];
  const taught = item.topics
    ?.map((code) => nameOf(topics.find((one) => one.code === code) ?? { nameVi: code, nameEn: code }))
    .join(', ');
  const details = [
    item.byName,
    item.supported ? t('history.persons', { n: item.supported }) : null,
    taught || null,
    item.followUpOn ? t('history.comeBack', { day: formatDay(item.followUpOn) }) : null,
    item.note,
    item.undone ? t('history.undone') : null,
    item.superseded ? t('history.superseded') : null,
  ].filter(Boolean);
  const undo = () =>
    (item.kind === 'visit' ? undoVisit(item.id) : undoEdit(householdId, item.id))
      .then(() => say(t(item.kind === 'visit' ? 'history.undoDone' : 'history.editUndone')))
      .catch(sayFailure);
  return (
    <li className={styles.event} data-void={item.undone || item.superseded || undefined}>
      <span className={styles.mark}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </span>
      <div>
        <b>{titleOf(item, t)}</b>
        <p>
          {details.join(' · ')}
          {item.undoable && (
            <>
              {details.length > 0 && ' · '}
              <button type="button" className={`${styles.link} tn-no-print`} onClick={undo}>
                {common('undo')}
              </button>
            </>
          )}
          {mayCorrect(item, me) && (
            <>
              {(details.length > 0 || item.undoable) && ' · '}
              <Link
                to="/visit/$householdId"
                params={{ householdId }}
                search={{ supersedes: item.id }}
                className={`${styles.link} tn-no-print`}
                aria-label={t('history.correct', { what: titleOf(item, t), day: formatDay(item.at) })}
              >
                {t('facts.edit')}
              </Link>
            </>
          )}
        </p>
      </div>
      <time className={styles.day} dateTime={item.at} title={formatMoment(item.at)}>
        {formatDay(item.at)}
      </time>
    </li>
  );
}

/**
 * A leader corrects any visit that counts, a member what he recorded himself. Of a member's visits the timeline says
 * that they are his only while they can be undone.
 */
const mayCorrect = (item: HistoryItem, me: Me): boolean =>
  item.kind === 'visit' && !item.undone && !item.superseded && (leads(me) || item.undoable);

function titleOf(item: HistoryItem, t: TFunction<'households'>): string {
  if (item.outcome) return t(`outcome.${item.outcome}`);
  if (item.kind === 'assignment') {
    return item.memberName ? t('history.assignedTo', { name: item.memberName }) : t('history.unassigned');
  }
  if (item.kind === 'edit') {
    const fields = item.fields?.map((field) => t(`field.${field as 'phone'}`, { defaultValue: '' })).filter(Boolean);
    const action = item.action && t(`action.${item.action.split('.').at(-1) as 'create'}`, { defaultValue: '' });
    if (fields && fields.length > 0) return t('history.edited', { fields: [...new Set(fields)].join(', ') });
    return action || t('history.edit');
  }
  return t(`history.${item.kind as 'import' | 'location'}`);
}
