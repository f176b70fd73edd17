import { Button, Select } from '@mantine/core';
import { IconFileImport, IconId, IconPlus, IconUserShare } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipAnswer } from '#api/slips/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { localDateOf, meets, memberLoad, normOf } from '#geo';
import pages from '../app/pages.module.css';
import { useMe } from '../app/session.ts';
import { normsQuery } from '../data/catalogues.ts';
import { hamletsQuery, membersQuery } from '../data/places.ts';
import { summaryQuery } from '../data/summary.ts';
import { formatNumber } from '../i18n/format.ts';
import { AccountsDialog } from '../people/accounts-dialog.tsx';
import { memberAccountsQuery } from '../people/people-data.ts';
import { SlipSheet } from '../people/slip-sheet.tsx';
import { Empty, QueryBoundary } from '../ui/query-boundary.tsx';
import { availabilityQuery } from './availability-data.ts';
import { AvailabilityDialog } from './availability-dialog.tsx';
import { MemberDialog } from './member-dialog.tsx';
import { MemberRow } from './member-row.tsx';
import styles from './teams.module.css';
import { whenWords } from './when-words.ts';

const route = getRouteApi('/shell/teams');

/** Teams and members: who serves, who is in charge of how many, who has too few or too many. */
export function TeamsPage() {
  const { t } = useTranslation('teams');
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const hamlet = me.role === 'staff' ? (search.hamlet ?? hamlets[0]?.id) : (me.hamletId ?? undefined);
  const members = useQuery({ ...membersQuery(hamlet), enabled: hamlet !== undefined });
  const { data: summary } = useQuery({ ...summaryQuery('hamlet', hamlet), enabled: hamlet !== undefined });
  const [edited, setEdited] = useState<Member | 'new' | null>(null);
  const [timed, setTimed] = useState<Member | null>(null);
  const { t: people } = useTranslation('people');
  const office = me.role === 'staff';
  const [asking, setAsking] = useState(false);
  const [slips, setSlips] = useState<SlipAnswer | null>(null);
  const name = hamlets.find(({ id }) => id === hamlet)?.name ?? '';
  if (slips) return <SlipSheet answer={slips} onClose={() => setSlips(null)} />;
  return (
    <div className={pages.page}>
      <div className={`${pages.head} ${styles.head}`}>
        <div>
          <h1>{t('title', { name })}</h1>
          {members.data && (
            <Sentence members={members.data} unassigned={summary?.find(({ id }) => id === hamlet)?.unassigned ?? 0} />
          )}
        </div>
        <div className={styles.tools}>
          {me.role === 'staff' && (
            <Select
              aria-label={t('hamlet')}
              value={hamlet ?? null}
              allowDeselect={false}
              onChange={(next) => navigate({ to: '/teams', search: next ? { hamlet: next } : {} })}
              data={hamlets.map((one) => ({ value: one.id, label: one.name }))}
            />
          )}
          {office && (
            <Button
              variant="default"
              leftSection={<IconFileImport size={18} stroke={1.75} />}
              component={Link}
              {...({ to: '/people' } as object)}
            >
              {t('bring')}
            </Button>
          )}
          {office && (
            <Button
              variant="default"
              leftSection={<IconId size={18} stroke={1.75} />}
              disabled={!members.data?.some(({ serving }) => serving)}
              onClick={() => setAsking(true)}
            >
              {people('accounts.open')}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconUserShare size={18} stroke={1.75} />}
            component={Link}
            {...({ to: '/assignments', search: office && hamlet ? { hamlet } : {} } as object)}
          >
            {t('assign')}
          </Button>
          <Button
            leftSection={<IconPlus size={18} stroke={1.75} />}
            onClick={() => setEdited('new')}
            disabled={!hamlet}
          >
            {t('add')}
          </Button>
        </div>
      </div>
      <QueryBoundary query={members} empty={<Empty>{t('none')}</Empty>}>
        {(found) => <Members members={found} hamlet={hamlet} onEdit={setEdited} onTime={setTimed} />}
      </QueryBoundary>
      {asking && (
        <AccountsDialog
          hamlet={hamlet}
          people={(members.data ?? [])
            .filter(({ serving }) => serving)
            .map(({ id, name, role }) => ({ memberId: id, name, note: t(`role.${role}`) }))}
          onClose={() => setAsking(false)}
          onMade={(made) => {
            setAsking(false);
            setSlips(made);
          }}
        />
      )}
      {timed && <AvailabilityDialog member={timed} team={members.data ?? []} onClose={() => setTimed(null)} />}
      {edited && hamlet && (
        <MemberDialog member={edited === 'new' ? null : edited} hamletId={hamlet} onClose={() => setEdited(null)} />
      )}
    </div>
  );
}

function Sentence({ members, unassigned }: { members: readonly Member[]; unassigned: number }) {
  const { t } = useTranslation('teams');
  const serving = members.filter((member) => member.serving);
  const { data: norms = [] } = useQuery(normsQuery);
  const households = serving.map((member) => member.households ?? 0);
  const loads = households.map((own) => memberLoad(own, households, normOf(norms, 'member-load')));
  const few = loads.filter((load) => load === 'few').length;
  const many = loads.filter((load) => load === 'many').length;
  const size = normOf(norms, 'team-size');
  return (
    <p className="tn-muted tn-num">
      <span data-warn={!meets(size, serving.length) || undefined} className={styles.warn}>
        {size
          ? t('size', { n: formatNumber(serving.length), least: size.threshold, most: size.upper })
          : t('sizeAlone', { n: formatNumber(serving.length) })}
      </span>
      {few > 0 && ` · ${t('few', { n: few })}`}
      {many > 0 && ` · ${t('many', { n: many })}`}
      {unassigned > 0 && ` · ${t('unassigned', { n: formatNumber(unassigned) })}`}
    </p>
  );
}

interface MembersProps {
  members: readonly Member[];
  hamlet: string | undefined;
  onEdit: (member: Member) => void;
  onTime: (member: Member) => void;
}

function Members({ members, hamlet, onEdit, onTime }: MembersProps) {
  const { t } = useTranslation('teams');
  const office = useMe().role === 'staff';
  const { data: accounts } = useQuery({ ...memberAccountsQuery(hamlet), enabled: office });
  const { data: availability } = useQuery({ ...availabilityQuery(hamlet), enabled: hamlet !== undefined });
  const today = localDateOf(new Date());
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name;
  const whenOf = ({ id }: Member) => {
    const known = availability?.get(id);
    return known ? whenWords(known, nameOf, today) : [];
  };
  const accountOf = (member: Member) => accounts && { of: accounts.find(({ memberId }) => memberId === member.id) };
  const serving = members
    .filter((member) => member.serving)
    .toSorted(
      (a, b) => Number(b.role === 'leader') - Number(a.role === 'leader') || (b.households ?? 0) - (a.households ?? 0),
    );
  const ended = members.filter((member) => !member.serving);
  const most = Math.max(1, ...serving.map((member) => member.households ?? 0));
  return (
    <>
      <ul className={pages.card}>
        {serving.map((member) => (
          <MemberRow
            key={member.id}
            member={member}
            team={serving}
            most={most}
            account={accountOf(member)}
            when={whenOf(member)}
            onEdit={onEdit}
            onTime={onTime}
          />
        ))}
      </ul>
      {ended.length > 0 && (
        <details className={styles.ended}>
          <summary>{t('ended', { n: ended.length })}</summary>
          <ul className={pages.card}>
            {ended.map((member) => (
              <MemberRow key={member.id} member={member} team={serving} most={most} onEdit={onEdit} onTime={onTime} />
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
