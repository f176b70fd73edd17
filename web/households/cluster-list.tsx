import { IconPencil, IconPlus, IconPrinter, IconTopologyStar3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { leads } from '../app/session.ts';
import { clustersQuery, hamletsQuery } from '../data/places.ts';
import { formatNumber } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import { ClusterDialog } from './cluster-dialog.tsx';
import styles from './cluster-list.module.css';
import sheet from './list.module.css';
import { useMapView } from './use-map-view.ts';

interface Props {
  onGo: (cluster: Cluster) => void;
  onPrint: (cluster: Cluster) => void;
}

/** Residential clusters as cards, those with most flagged households first. */
export function ClusterList({ onGo, onPrint }: Props) {
  const { t } = useTranslation('households');
  const { me, hamlet, search } = useMapView();
  const [named, setNamed] = useState<Cluster | 'new' | null>(null);
  const clusters = useQuery(clustersQuery(hamlet));
  const { data: hamlets = [] } = useQuery(hamletsQuery);
  const hamletName = (id: string) => hamlets.find((one) => one.id === id)?.name ?? '';
  return (
    <div className={styles.list}>
      {leads(me) && (
        <div className={sheet.sort}>
          <span>{t('clusters.order')}</span>
          <Link to="/clusters" search={hamlet ? { hamlet } : {}} className={sheet.add}>
            <IconTopologyStar3 size={16} stroke={2} aria-hidden />
            {t('clusters.draw')}
          </Link>
          <button type="button" className={sheet.add} onClick={() => setNamed('new')}>
            <IconPlus size={16} stroke={2} aria-hidden />
            {t('clusters.add')}
          </button>
        </div>
      )}
      {named && <ClusterDialog cluster={named === 'new' ? null : named} onClose={() => setNamed(null)} />}
      <QueryBoundary query={clusters} empty={t('clusters.none')}>
        {(found) =>
          [...found]
            .sort(
              (a, b) => b.flagged - a.flagged || b.neverReached - a.neverReached || a.name.localeCompare(b.name, 'vi'),
            )
            .map((cluster) => (
              <div key={cluster.id} className={styles.card} data-selected={search.cluster === cluster.id || undefined}>
                <button type="button" className={styles.go} onClick={() => onGo(cluster)}>
                  <span className={styles.name}>
                    {cluster.name}
                    {!hamlet && <span className="tn-muted"> · {hamletName(cluster.hamletId)}</span>}
                  </span>
                  <span className={styles.flagged} data-none={cluster.flagged === 0 || undefined}>
                    <StatusSymbol status="never_reached" flagged={cluster.flagged > 0} size={18} />
                    {t('clusters.flagged', { n: formatNumber(cluster.flagged) })}
                  </span>
                  <span className={styles.figures}>
                    {t('clusters.reached', {
                      n: formatNumber(cluster.reached),
                      whole: formatNumber(cluster.households),
                    })}
                    {cluster.unassigned > 0 &&
                      ` · ${t('clusters.unassigned', { n: formatNumber(cluster.unassigned) })}`}
                  </span>
                  <span className={styles.bar} aria-hidden>
                    <span style={{ flexGrow: cluster.flagged, background: 'var(--tn-status-flagged)' }} />
                    <span
                      style={{
                        flexGrow: Math.max(0, cluster.neverReached - cluster.flagged),
                        background: 'var(--tn-status-never-reached)',
                      }}
                    />
                    <span style={{ flexGrow: cluster.reached, background: 'var(--tn-status-reached)' }} />
                  </span>
                </button>
                {leads(me) && (
                  <button
                    type="button"
                    className={styles.print}
                    aria-label={t('clusters.renameThis', { name: cluster.name })}
                    onClick={() => setNamed(cluster)}
                  >
                    <IconPencil size={18} stroke={1.75} />
                  </button>
                )}
                <button
                  type="button"
                  className={styles.print}
                  aria-label={t('clusters.print', { name: cluster.name })}
                  onClick={() => onPrint(cluster)}
                >
                  <IconPrinter size={18} stroke={1.75} />
                </button>
              </div>
            ))
        }
      </QueryBoundary>
    </div>
  );
}
