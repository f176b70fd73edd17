import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../app/session.ts';
import { useIsWide } from '../app/use-scheme.ts';
import { hamletsQuery } from '../data/places.ts';
import { Empty, QueryBoundary } from '../ui/query-boundary.tsx';
import { proposalQuery } from './assignment-data.ts';
import styles from './assignments.module.css';
import { AssignmentsMap } from './assignments-map.tsx';
import { chosenOf, leftOf } from './chosen.ts';
import { ConflictList } from './conflict-list.tsx';
import { useNames } from './names.ts';
import { ProposalView } from './proposal-view.tsx';
import { ProposeForm } from './propose-form.tsx';

const route = getRouteApi('/shell/assignments');

/** Who is in charge of which household in a hamlet: proposed, compared with the present, taken wholly or in part. */
export function AssignmentsPage() {
  const { t } = useTranslation('assignments');
  const me = useMe();
  const navigate = useNavigate();
  const search = route.useSearch();
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const hamlet = me.role === 'staff' ? (search.hamlet ?? hamlets[0]?.id) : (me.hamletId ?? undefined);
  return (
    <div className={styles.page}>
      {hamlet && (
        // another hamlet is another proposal: what is chosen of the first says nothing of the second
        <Workbench key={hamlet} hamlet={hamlet}>
          <div className={styles.title}>
            <h1>{t('title', { name: hamlets.find(({ id }) => id === hamlet)?.name ?? '' })}</h1>
            <Link to="/teams" search={me.role === 'staff' ? { hamlet } : {}} className={styles.link}>
              {t('toTeam')}
            </Link>
          </div>
          {me.role === 'staff' && (
            <Select
              aria-label={t('hamlet')}
              searchable
              allowDeselect={false}
              value={hamlet}
              onChange={(next) => next && navigate({ to: '/assignments', search: { hamlet: next } })}
              data={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </Workbench>
      )}
    </div>
  );
}

function Workbench({ hamlet, children }: { hamlet: string; children: React.ReactNode }) {
  const { t } = useTranslation('assignments');
  const wide = useIsWide();
  const names = useNames(hamlet);
  const proposal = useQuery(proposalQuery(hamlet));
  const [choice, setChoice] = useState<{ of: string; chosen: ReadonlySet<string> } | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const found = proposal.data ?? null;
  const chosen = useMemo(() => chosenOf(found, choice?.of === found?.id ? choice?.chosen : undefined), [choice, found]);
  const serving = useMemo(() => [...names.members.values()].filter((member) => member.serving), [names.members]);
  const wouldHave = useMemo(() => {
    const left = found ? leftOf(found) : [];
    if (left.length === 0) return null;
    const wanted = left.filter(({ householdId }) => chosen.has(householdId));
    return new Map(wanted.map(({ householdId, to }) => [householdId, to]));
  }, [found, chosen]);
  return (
    <>
      <div className={styles.column}>
        <header className={styles.head}>
          {children}
          <ProposeForm hamletId={hamlet} again={found !== null} />
          <ConflictList hamletId={hamlet} names={names} />
        </header>
        <QueryBoundary query={proposal} isEmpty={(one) => one === null} empty={<Empty>{t('none')}</Empty>}>
          {(one) =>
            one && (
              <ProposalView
                proposal={one}
                names={names}
                order={serving}
                chosen={chosen}
                onChosen={(next) => setChoice({ of: one.id, chosen: next })}
                onHover={setHovered}
              />
            )
          }
        </QueryBoundary>
      </div>
      {wide && (
        <AssignmentsMap
          hamlet={hamlet}
          members={serving}
          names={names}
          wouldHave={wouldHave}
          hovered={hovered}
          onHover={setHovered}
        />
      )}
    </>
  );
}
