import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowsMove,
  IconCalendarPlus,
  IconClockEdit,
  IconDots,
  IconDotsVertical,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanDay } from '#api/plans/schema.ts';
import styles from './day-card.module.css';
import { longDay } from './day-words.ts';
import { moveCluster, moveDay, removeCluster, removeDay } from './intents.ts';
import { usePlanView } from './plan-view.ts';

const ICON = { size: 18, stroke: 1.75 } as const;

/** What can be done with a whole day. */
export function DayMenu({ day }: { day: PlanDay }) {
  const { t } = useTranslation('plan');
  const { ask, changes } = usePlanView();
  const { date } = day;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" className={styles.icon} aria-label={t('day.menu')}>
          <IconDotsVertical size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowsMove {...ICON} />}
          onClick={() =>
            ask({
              kind: 'move',
              title: t('moveTo.day', { day: longDay(date) }),
              from: date,
              chosen: (to) => moveDay(date, to),
            })
          }
        >
          {t('day.move')}
        </Menu.Item>
        <Menu.Item leftSection={<IconCalendarPlus {...ICON} />} onClick={() => ask({ kind: 'add', dates: [date] })}>
          {t('day.addCluster')}
        </Menu.Item>
        <Menu.Item leftSection={<IconClockEdit {...ICON} />} onClick={() => ask({ kind: 'edit', date })}>
          {t('day.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={() => changes.propose(removeDay(date))}>
          {t('day.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

/** What can be done with one cluster of a day: what dragging does, and taking it out. */
export function ClusterMenu({ clusterId, day: { date } }: { clusterId: string; day: PlanDay }) {
  const { t } = useTranslation('plan');
  const { ask, changes, names } = usePlanView();
  const name = names.cluster(clusterId);
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" className={styles.icon} aria-label={t('day.clusterMenu', { name })}>
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconArrowsMove {...ICON} />}
          onClick={() =>
            ask({
              kind: 'move',
              title: t('moveTo.cluster', { name }),
              from: date,
              chosen: (to) => moveCluster(names, clusterId, date, to),
            })
          }
        >
          {t('day.moveCluster')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash {...ICON} />}
          onClick={() => changes.propose(removeCluster(names, clusterId, date))}
        >
          {t('day.removeCluster')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
