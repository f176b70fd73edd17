import type { Position } from 'geojson';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { changeCluster, mergeClusters, setCluster, splitCluster, undoClusters } from '../data/changes.ts';
import { formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';

/** Changes by hand, each said in a sentence with its way back. @param onDone after one that succeeded */
export function useByHand(onDone: () => void) {
  const { t } = useTranslation('clusters');
  const took = (words: string, changeIds: readonly string[]) => {
    const undo = () => Promise.all(changeIds.map(undoClusters)).then(() => say(t('past.took')));
    say(words, changeIds.length > 0 ? { undo } : {});
    onDone();
  };
  const some = (changeId: string | null) => (changeId ? [changeId] : []);
  return {
    split: (cluster: Cluster, line: readonly Position[]) =>
      splitCluster(cluster.id, line)
        .then(({ changeId }) => took(t('split.took', { name: cluster.name }), some(changeId)))
        .catch(sayFailure),
    redraw: (cluster: Cluster, corners: readonly Position[]) =>
      changeCluster(cluster, {
        outline: { type: 'MultiPolygon', coordinates: [[[...corners, corners[0]!] as number[][]]] },
      })
        .then(({ changeId }) => took(t('redraw.took', { name: cluster.name }), some(changeId)))
        .catch(sayFailure),
    merge: (clusters: readonly Cluster[]) =>
      mergeClusters(clusters.map(({ id }) => id))
        .then(({ changeId }) => took(t('merged', { name: clusters[0]!.name }), some(changeId)))
        .catch(sayFailure),
    rename: (cluster: Cluster, name: string) =>
      changeCluster(cluster, { name })
        .then(({ changeId }) => took(t('renamed', { name }), some(changeId)))
        .catch(sayFailure),
    lock: (cluster: Cluster) =>
      changeCluster(cluster, { locked: !cluster.locked })
        .then(({ changeId, locked }) =>
          took(t(locked ? 'lockedNow' : 'unlockedNow', { name: cluster.name }), some(changeId)),
        )
        .catch(sayFailure),
    move: (householdIds: string[], clusterId: string | null) =>
      setCluster(householdIds, clusterId)
        .then(({ changed, changeIds }) => took(t('move.took', { n: formatNumber(changed) }), changeIds))
        .catch(sayFailure),
  };
}
export type ByHand = ReturnType<typeof useByHand>;
