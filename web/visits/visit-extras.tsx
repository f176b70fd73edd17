import { MultiSelect, Textarea } from '@mantine/core';
import { IconDevices, IconMapPin, IconNote, IconUsers } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leads, type Me } from '../app/session.ts';
import { nameOf, platformsQuery } from '../data/catalogues.ts';
import { membersQuery } from '../data/places.ts';
import { measurePosition } from '../map/measure-position.ts';
import { say } from '../ui/toast.tsx';
import type { AtDoor } from './use-at-door.ts';
import type { VisitDraft } from './use-visit-draft.ts';
import styles from './visit.module.css';

interface Props {
  household: AtDoor;
  me: Me;
  draft: VisitDraft;
  change: (part: Partial<VisitDraft>) => void;
  /** platforms the corrected visit brought: they can be taken back here */
  seenBefore?: readonly string[];
}
type Extra = 'note' | 'devices' | 'who';

/** What can be added: a note, devices and platforms, the position, who went. What is unknown is asked without being looked for. */
export function VisitExtras({ household, me, draft, change, seenBefore = [] }: Props) {
  const { t } = useTranslation('visits');
  const [open, setOpen] = useState<ReadonlySet<Extra>>(() => filledIn(draft));
  const [locating, setLocating] = useState(false);
  const toggle = (extra: Extra) =>
    setOpen((now) => {
      const next = new Set(now);
      if (!next.delete(extra)) next.add(extra);
      return next;
    });
  const measure = () => {
    setLocating(true);
    measurePosition()
      .then((location) => change({ location }))
      .catch(() => say(t('noPosition'), { tone: 'failed' }))
      .finally(() => setLocating(false));
  };
  const mayCorrect = household.reasons !== null;
  return (
    <>
      {mayCorrect && household.elderly === null && (
        <Question label={t('askElderly')} value={draft.elderly} onChange={(elderly) => change({ elderly })} />
      )}
      {mayCorrect && household.deviceless === null && (
        <Question
          label={t('askDevice')}
          value={draft.deviceless === undefined ? undefined : !draft.deviceless}
          onChange={(has) => change({ deviceless: has === undefined ? undefined : !has } as Partial<VisitDraft>)}
        />
      )}
      <div className={styles.extras}>
        <Extra
          icon={<IconNote size={21} stroke={1.75} />}
          label={t('note')}
          on={open.has('note')}
          onClick={() => toggle('note')}
        />
        <Extra
          icon={<IconDevices size={21} stroke={1.75} />}
          label={t('devices')}
          on={open.has('devices')}
          onClick={() => toggle('devices')}
        />
        <Extra
          icon={<IconMapPin size={21} stroke={1.75} />}
          label={
            locating
              ? t('locating')
              : draft.location
                ? t('located', { n: Math.round(draft.location.accuracyMetres) })
                : t('position')
          }
          on={draft.location !== null}
          onClick={measure}
        />
        {leads(me) && (
          <Extra
            icon={<IconUsers size={21} stroke={1.75} />}
            label={t('who')}
            on={open.has('who')}
            onClick={() => toggle('who')}
          />
        )}
      </div>
      {open.has('who') && leads(me) && <Who household={household} draft={draft} change={change} />}
      {open.has('note') && (
        <Textarea
          label={t('noteLabel')}
          autosize
          minRows={2}
          maxLength={2000}
          autoFocus
          size="md"
          value={draft.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      )}
      {open.has('devices') && <Platforms household={household} draft={draft} change={change} seenBefore={seenBefore} />}
    </>
  );
}

/** What a corrected visit already says is shown, not hidden behind its button. */
const filledIn = ({ note, platforms, memberIds }: VisitDraft): ReadonlySet<Extra> =>
  new Set<Extra>([
    ...(note ? (['note'] as const) : []),
    ...(platforms ? (['devices'] as const) : []),
    ...(memberIds ? (['who'] as const) : []),
  ]);

interface ExtraProps {
  icon: ReactNode;
  label: string;
  on: boolean;
  onClick: () => void;
}
const Extra = ({ icon, label, on, onClick }: ExtraProps) => (
  <button type="button" aria-pressed={on} onClick={onClick}>
    {icon}
    {label}
  </button>
);

interface QuestionProps {
  label: string;
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
}
function Question({ label, value, onChange }: QuestionProps) {
  const { t } = useTranslation('visits');
  return (
    <fieldset className={styles.section}>
      <legend>{label}</legend>
      <div className={styles.persons}>
        <button type="button" aria-pressed={value === true} onClick={() => onChange(value === true ? undefined : true)}>
          {t('yes')}
        </button>
        <button
          type="button"
          aria-pressed={value === false}
          onClick={() => onChange(value === false ? undefined : false)}
        >
          {t('no')}
        </button>
      </div>
    </fieldset>
  );
}

function Who({ household, draft, change }: Pick<Props, 'household' | 'draft' | 'change'>) {
  const { t } = useTranslation('visits');
  const { data: members = [] } = useQuery(membersQuery(household.hamletId));
  return (
    <MultiSelect
      label={t('whoLabel')}
      size="md"
      searchable
      value={draft.memberIds ?? []}
      onChange={(memberIds) => change({ memberIds })}
      data={members.filter(({ serving }) => serving).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function Platforms({
  household,
  draft,
  change,
  seenBefore,
}: Required<Pick<Props, 'household' | 'draft' | 'change' | 'seenBefore'>>) {
  const { t } = useTranslation('visits');
  const { data: platforms = [] } = useQuery(platformsQuery);
  const used = draft.platforms ?? [];
  const known = new Set(household.platforms?.filter((code) => !seenBefore.includes(code)));
  return (
    <fieldset className={styles.section}>
      <legend>{t('platformsLabel')}</legend>
      <div className={styles.topics}>
        {platforms.map((platform) => {
          const on = known.has(platform.code) || used.includes(platform.code);
          return (
            <button
              key={platform.code}
              type="button"
              aria-pressed={on}
              disabled={known.has(platform.code)}
              onClick={() =>
                change({ platforms: on ? used.filter((code) => code !== platform.code) : [...used, platform.code] })
              }
            >
              {nameOf(platform)}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}
