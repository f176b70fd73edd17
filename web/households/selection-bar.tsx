import { Button, Menu } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { assign, setCluster } from '../data/changes.ts';
import { clustersQuery, membersQuery } from '../data/places.ts';
import { formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './floating-bar.module.css';
import panel from './household-panel.module.css';
import { useMapView } from './use-map-view.ts';

interface Props {
  ids: ReadonlySet<string>;
  onDone: () => void;
}

/** What can be done with many households at once. */
export function SelectionBar({ ids, onDone }: Props) {
  const { t } = useTranslation('households');
  const { hamlet } = useMapView();
  const { data: members = [] } = useQuery(membersQuery(hamlet));
  const { data: clusters = [] } = useQuery(clustersQuery(hamlet));
  const list = [...ids];
  const run = (change: Promise<{ changed: number }>, words: (n: string) => string) =>
    change
      .then(({ changed }) => {
        say(words(formatNumber(changed)));
        onDone();
      })
      .catch(sayFailure);
  const hand = (memberId: string | null, name: string) =>
    run(assign(list, memberId), (n) =>
      memberId ? t('selection.assigned', { n, name }) : t('selection.released', { n }),
    );
  return (
    <section className={styles.bar} aria-label={t('selection.label')}>
      <div className={styles.words} role="status">
        <b className="tn-num">{t('selection.count', { n: formatNumber(ids.size) })}</b>
      </div>
      <Menu position="top" width={300} shadow="md">
        <Menu.Target>
          <Button>{t('selection.assign')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          {members
            .filter(({ serving }) => serving)
            .map((member) => (
              <Menu.Item
                key={member.id}
                onClick={() => hand(member.id, member.name)}
                rightSection={
                  <span className="tn-small tn-muted tn-num">{t('selection.load', { n: member.households })}</span>
                }
              >
                {member.name}
              </Menu.Item>
            ))}
          <Menu.Divider />
          <Menu.Item onClick={() => hand(null, '')}>{t('selection.release')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Menu position="top" width={280} shadow="md">
        <Menu.Target>
          <Button variant="default">{t('selection.cluster')}</Button>
        </Menu.Target>
        <Menu.Dropdown mah={380} style={{ overflowY: 'auto' }}>
          {clusters.map((cluster) => (
            <Menu.Item
              key={cluster.id}
              onClick={() =>
                run(setCluster(list, cluster.id), (n) => t('selection.clustered', { n, name: cluster.name }))
              }
            >
              {cluster.name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => run(setCluster(list, null), (n) => t('selection.unclustered', { n }))}>
            {t('facts.noCluster')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <button type="button" className={panel.icon} aria-label={t('selection.cancel')} onClick={onDone}>
        <IconX size={20} stroke={1.75} />
      </button>
    </section>
  );
}
