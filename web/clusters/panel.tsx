import { Select } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Cluster, ClusterShapeList, Hamlet } from '#api/clusters/schema.ts';
import { useMe } from '../app/session.ts';
import { formatNumber } from '../i18n/format.ts';
import { Empty } from '../ui/query-boundary.tsx';
import { ClusterRow } from './cluster-row.tsx';
import styles from './clusters.module.css';
import type { Part } from './part.ts';
import { PastChanges } from './past-changes.tsx';
import { ProposalForm } from './proposal-form.tsx';
import { ProposalRow } from './proposal-row.tsx';
import { Unchanged } from './unchanged.tsx';
import type { Proposing } from './use-proposal.ts';

interface Props {
  hamlets: readonly Hamlet[];
  hamlet: Hamlet;
  outlines: ClusterShapeList;
  clusters: readonly Cluster[];
  colours: ReadonlyMap<string, string>;
  chosen: ReadonlySet<string>;
  onToggle: (clusterId: string) => void;
  proposing: Proposing;
  /** what is shown of a proposal, with what is accepted and chosen of it */
  part: Part | null;
}

/** Beside the map: the hamlet, its clusters or those proposed, and what was changed lately. */
export function Panel({ hamlets, hamlet, outlines, clusters, colours, chosen, onToggle, proposing, part }: Props) {
  const { t } = useTranslation('clusters');
  const me = useMe();
  const navigate = useNavigate();
  const { shown } = proposing;
  const members = new Map(outlines.items.map(({ id, households }) => [id, households]));
  const inOne = outlines.items.reduce((sum, { households }) => sum + households, 0);
  const placed = new Set(outlines.items.flatMap(({ householdIds }) => householdIds));
  const loose = outlines.homes.filter(({ id }) => !placed.has(id)).length;
  const gone = shown ? shown.before.filter(({ id }) => !shown.after.some((one) => one.id === id)) : [];
  return (
    <>
      <div className={styles.head}>
        <h1>{t('title')}</h1>
        {me.role === 'staff' ? (
          <Select
            aria-label={t('hamlet')}
            searchable
            allowDeselect={false}
            value={hamlet.id}
            onChange={(next) => next && navigate({ to: '/clusters', search: { hamlet: next } })}
            data={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <b>{hamlet.name}</b>
        )}
        <p className="tn-muted tn-num">
          {t('sentence', { clusters: formatNumber(clusters.length), households: formatNumber(inOne) })}
          {loose > 0 && ` · ${t('loose', { n: formatNumber(loose) })}`}
        </p>
        {!shown && <ProposalForm busy={proposing.busy} onAsk={proposing.ask} />}
        {!shown && proposing.unchanged && <Unchanged asked={proposing.unchanged} onAsk={proposing.ask} />}
      </div>
      {clusters.length === 0 && !shown && <Empty>{t('none')}</Empty>}
      <ul className={styles.rows} aria-label={t('list')}>
        {shown && part
          ? [...shown.after, ...gone].map((cluster) => (
              <ProposalRow
                key={cluster.id}
                cluster={cluster}
                proposal={shown}
                colour={colours.get(cluster.id)}
                part={part}
                chosen={proposing.chosen.has(cluster.id)}
                onToggle={() => onToggle(cluster.id)}
              />
            ))
          : clusters.map((cluster) => (
              <ClusterRow
                key={cluster.id}
                cluster={cluster}
                households={members.get(cluster.id) ?? 0}
                colour={colours.get(cluster.id)}
                chosen={chosen.has(cluster.id)}
                onToggle={() => onToggle(cluster.id)}
              />
            ))}
      </ul>
      {!shown && <PastChanges hamletId={hamlet.id} onResume={proposing.resume} />}
    </>
  );
}
