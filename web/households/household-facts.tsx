import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { leads } from '../app/session.ts';
import { nameOf, platformsQuery } from '../data/catalogues.ts';
import { assign, assignBack, correctHousehold, type HouseholdPatch } from '../data/changes.ts';
import type { HouseholdDetail } from '../data/households.ts';
import { clustersQuery, membersQuery } from '../data/places.ts';
import { MemberChoice } from '../members/member-choice.tsx';
import { useChoices } from '../members/use-choices.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { useRefusals } from '../ui/use-refusals.ts';
import { CHECKED_FIELDS, FACT_FORMS, type FactKey } from './fact-forms.tsx';
import { devicesWords, maskPhone, positionWords, residentsWords } from './fact-words.ts';
import styles from './household-panel.module.css';
import { useMapView } from './use-map-view.ts';

interface Props {
  household: HouseholdDetail;
  onMove: (household: HouseholdDetail) => void;
}

/** What is known of a household, each with its correction beside it. What is unknown says so and is asked. */
export function HouseholdFacts({ household, onMove }: Props) {
  const { t } = useTranslation('households');
  const { me, hamlet } = useMapView();
  const [edited, setEdited] = useState<FactKey | 'member' | 'cluster' | null>(null);
  const [revealed, setRevealed] = useState(false);
  const refused = useRefusals(edited && edited !== 'member' && edited !== 'cluster' ? CHECKED_FIELDS[edited] : []);
  const members = useQuery({ ...membersQuery(household.hamletId), enabled: me.role !== 'member' });
  const choices = useChoices(household.hamletId, { place: household.location }, leads(me));
  const { data: clusters = [] } = useQuery(clustersQuery(hamlet));
  const { data: platforms = [] } = useQuery(platformsQuery);
  const inCharge =
    members.data?.find(({ id }) => id === household.memberId)?.name ??
    (household.memberId === me.memberId && household.memberId ? me.displayName : undefined);
  const cluster = clusters.find(({ id }) => id === household.clusterId)?.name;

  const correct = (change: HouseholdPatch, back: HouseholdPatch) => {
    refused.clear();
    correctHousehold(household, change)
      .then((saved) => {
        setEdited(null);
        say(t('facts.saved'), { undo: () => correctHousehold(saved, back) });
      })
      .catch(refused.hear);
  };
  const hand = (memberId: string | null) => {
    setEdited(null);
    const before = household.memberId;
    assign([household.id], memberId)
      .then(() => say(t('facts.assigned'), { undo: () => assignBack([household.id], before) }))
      .catch(sayFailure);
  };
  const edit = (key: NonNullable<typeof edited>) => {
    refused.clear();
    setEdited(edited === key ? null : key);
  };
  const Form = edited && edited !== 'member' && edited !== 'cluster' ? FACT_FORMS[edited] : null;
  const form = Form && (
    <Form
      household={household}
      platforms={platforms}
      onSave={correct}
      onCancel={() => setEdited(null)}
      refused={refused}
    />
  );
  const platformWords =
    household.platforms === null
      ? null
      : household.platforms.length === 0
        ? t('facts.noPlatform')
        : household.platforms
            .map((code) => nameOf(platforms.find((one) => one.code === code) ?? { nameVi: code, nameEn: code }))
            .join(', ');

  return (
    <dl className={styles.facts}>
      <Fact
        label={t('facts.member')}
        words={inCharge ?? (household.memberId ? '…' : t('nobodyInCharge'))}
        action={leads(me) ? t('facts.change') : undefined}
        onAction={() => edit('member')}
      >
        {edited === 'member' && (
          <div className={styles.edit}>
            <Select
              aria-label={t('facts.member')}
              searchable
              defaultDropdownOpened
              autoFocus
              value={household.memberId ?? ''}
              onChange={(value) => hand(value || null)}
              maxDropdownHeight={320}
              data={[
                { value: '', label: t('nobodyInCharge') },
                ...choices.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              renderOption={({ option }) => {
                const choice = choices.find(({ id }) => id === option.value);
                return choice ? <MemberChoice choice={choice} /> : option.label;
              }}
            />
          </div>
        )}
      </Fact>
      <Fact
        label={t('facts.phone')}
        words={household.phone ? (revealed ? household.phone : maskPhone(household.phone)) : null}
        action={household.phone && !revealed ? t('facts.reveal') : t('facts.edit')}
        onAction={() => (household.phone && !revealed ? setRevealed(true) : edit('phone'))}
      >
        {edited === 'phone' && form}
      </Fact>
      <Fact label={t('facts.head')} words={household.head} action={t('facts.edit')} onAction={() => edit('head')}>
        {edited === 'head' && form}
      </Fact>
      <Fact
        label={t('facts.residents')}
        words={residentsWords(household, t)}
        action={t(household.elderly === null ? 'facts.ask' : 'facts.edit')}
        onAction={() => edit('residents')}
      >
        {edited === 'residents' && form}
      </Fact>
      <Fact
        label={t('facts.devices')}
        words={devicesWords(household, t)}
        action={t(household.deviceless === null ? 'facts.ask' : 'facts.edit')}
        onAction={() => edit('devices')}
      >
        {edited === 'devices' && form}
      </Fact>
      <Fact
        label={t('facts.platforms')}
        words={platformWords}
        action={t(household.platforms === null ? 'facts.ask' : 'facts.edit')}
        onAction={() => edit('platforms')}
      >
        {edited === 'platforms' && form}
      </Fact>
      <Fact
        label={t('facts.cluster')}
        words={household.clusterId ? (cluster ?? '…') : t('facts.noCluster')}
        action={leads(me) ? t('facts.change') : undefined}
        onAction={() => edit('cluster')}
      >
        {edited === 'cluster' && (
          <div className={styles.edit}>
            <Select
              aria-label={t('facts.cluster')}
              searchable
              value={household.clusterId ?? ''}
              onChange={(value) => correct({ clusterId: value || null }, { clusterId: household.clusterId })}
              data={[
                { value: '', label: t('facts.noCluster') },
                ...clusters
                  .filter(({ hamletId }) => hamletId === household.hamletId)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
            />
          </div>
        )}
      </Fact>
      <Fact
        label={t('facts.location')}
        words={positionWords(household, t)}
        action={t(household.location ? 'facts.move' : 'facts.place')}
        onAction={() => onMove(household)}
      />
    </dl>
  );
}

interface FactProps {
  label: string;
  /** null: nobody has asked yet */
  words: string | null;
  action?: string | undefined;
  onAction: () => void;
  children?: React.ReactNode;
}
function Fact({ label, words, action, onAction, children }: FactProps) {
  const { t } = useTranslation('households');
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd data-unknown={words === null || undefined}>{words ?? t('known.unknown')}</dd>
      <dd className="tn-no-print">
        {action && (
          <button type="button" className={styles.link} aria-label={`${action}: ${label}`} onClick={onAction}>
            {action}
          </button>
        )}
      </dd>
      {children && <dd className={styles.editing}>{children}</dd>}
    </div>
  );
}
