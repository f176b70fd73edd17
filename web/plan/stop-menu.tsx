import { ActionIcon, Menu } from '@mantine/core';
import { IconDotsVertical } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PlanDay } from '#api/plans/schema.ts';
import { MemberChoice } from '../members/member-choice.tsx';
import { useChoices } from '../members/use-choices.ts';
import styles from './day-card.module.css';
import { moveStop, moveStopToDay, type NamedStop, removeStop } from './intents.ts';
import { usePlanView } from './plan-view.ts';

interface Props {
  stop: NamedStop;
  day: PlanDay;
  memberId: string;
  /** where it is; null: not known */
  place: readonly number[] | null;
  /** place in the member's order, from 0, and the last there is */
  at: number;
  last: number;
}

/** Where a household of a day can go: earlier, later, to another member, to another day, or nowhere. */
export function StopMenu({ stop, day, memberId, place, at, last }: Props) {
  const { t } = useTranslation('plan');
  const { plan, changes, names, ask } = usePlanView();
  const choices = useChoices(plan.hamletId, { place, day });
  const reorder = (position: number) => changes.propose(moveStop(names, stop, { memberId, position, other: false }));
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          className={styles.icon}
          aria-label={t('stop.menu', { name: stop.name })}
        >
          <IconDotsVertical size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={360} style={{ overflowY: 'auto' }}>
        {at > 0 && <Menu.Item onClick={() => reorder(at - 1)}>{t('stop.up')}</Menu.Item>}
        {at < last && <Menu.Item onClick={() => reorder(at + 1)}>{t('stop.down')}</Menu.Item>}
        {choices
          .filter(({ id }) => id !== memberId && day.memberIds.includes(id))
          .map((choice) => (
            <Menu.Item
              key={choice.id}
              onClick={() => changes.propose(moveStop(names, stop, { memberId: choice.id, other: true }))}
            >
              <MemberChoice choice={choice} name={t('stop.to', { name: choice.name })} />
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item
          onClick={() =>
            ask({
              kind: 'move',
              title: t('moveTo.stop', { name: stop.name }),
              from: day.date,
              chosen: (to) => moveStopToDay(stop, to),
            })
          }
        >
          {t('stop.move')}
        </Menu.Item>
        <Menu.Item onClick={() => changes.propose(removeStop(stop))}>{t('stop.remove')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
