import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cluster } from '#api/clusters/schema.ts';
import { clustersQuery } from '../data/places.ts';
import { ClusterDialog } from './cluster-dialog.tsx';
import { useMapView } from './use-map-view.ts';

/** Into which cluster: one there is, a new one, or none. */
export function ClusterMenu({ onChoose }: { onChoose: (cluster: Cluster | null) => unknown }) {
  const { t } = useTranslation('households');
  const { hamlet } = useMapView();
  const { data: clusters = [] } = useQuery(clustersQuery(hamlet));
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Menu position="top" width={280} shadow="md">
        <Menu.Target>
          <Button variant="default">{t('selection.cluster')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          {clusters.map((cluster) => (
            <Menu.Item key={cluster.id} onClick={() => onChoose(cluster)}>
              {cluster.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => setNaming(true)}>
            {t('clusters.another')}
          </Menu.Item>
          <Menu.Item onClick={() => onChoose(null)}>{t('facts.noCluster')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {naming && <ClusterDialog cluster={null} onSaved={onChoose} onClose={() => setNaming(false)} />}
    </>
  );
}
