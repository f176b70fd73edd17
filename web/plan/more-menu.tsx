import { ActionIcon, Menu } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowsDiff,
  IconDots,
  IconEyeOff,
  IconFlask,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatMoment } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import { planInForce } from './choose-plan.ts';
import { makePlan, takeBack, throwAway, withdrawPlan } from './plan-data.ts';
import styles from './plan-head.module.css';
import { usePlanView } from './plan-view.ts';
import { stateWords } from './state-words.ts';

const ICON = { size: 18, stroke: 1.75 } as const;

/** What is done seldom: another plan, what if, back to what is published, away with it; and the quarter's other plans. */
export function MoreMenu() {
  const { t } = useTranslation('plan');
  const navigate = useNavigate();
  const { plan, plans, editable, changes, ask } = usePlanView();
  const show = (id: string | undefined) =>
    navigate({ to: '/plan', search: ({ plan: _plan, date: _date, ...rest }) => (id ? { ...rest, plan: id } : rest) });
  const anew = (replan: 'open' | 'all') =>
    makePlan({
      hamletId: plan.hamletId,
      from: plan.from,
      to: plan.to,
      options: { ...plan.options, replan, without: undefined, empty: undefined },
    })
      .then(({ id }) => show(id))
      .catch(sayFailure);
  const away = () =>
    throwAway(plan)
      .then(() => {
        say(t('removed'), { undo: () => takeBack(plan) });
        show(undefined);
      })
      .catch(sayFailure);
  const withdraw = () =>
    withdrawPlan(plan)
      .then(() => say(t('withdrawn')))
      .catch(sayFailure);
  return (
    <Menu position="bottom-end" shadow="md" width={280}>
      <Menu.Target>
        <ActionIcon variant="default" className={styles.icon} aria-label={t('more.open')}>
          <IconDots size={20} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={480} style={{ overflowY: 'auto' }}>
        <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => anew('open')}>
          {t('more.anew')}
        </Menu.Item>
        {planInForce(plans) && (
          <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => anew('all')}>
            {t('more.anewAll')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFlask {...ICON} />} onClick={() => ask({ kind: 'whatIf' })}>
          {t('more.whatIf')}
        </Menu.Item>
        {(plans.length > 1 || plan.changedDays > 0) && (
          <Menu.Item leftSection={<IconArrowsDiff {...ICON} />} onClick={() => ask({ kind: 'compare' })}>
            {t('compare.open')}
          </Menu.Item>
        )}
        {editable && plan.publishedAt !== null && plan.changedDays > 0 && (
          <Menu.Item leftSection={<IconArrowBackUp {...ICON} />} onClick={() => changes.step('reset')}>
            {t('more.reset')}
          </Menu.Item>
        )}
        {editable && plan.state === 'published' && (
          <Menu.Item leftSection={<IconEyeOff {...ICON} />} onClick={withdraw}>
            {t('more.withdraw')}
          </Menu.Item>
        )}
        {plan.state === 'draft' && (
          <Menu.Item leftSection={<IconTrash {...ICON} />} onClick={away}>
            {t('more.remove')}
          </Menu.Item>
        )}
        {plans.length > 1 && (
          <>
            <Menu.Label>{t('more.plans')}</Menu.Label>
            {plans.map((one) => (
              <Menu.Item key={one.id} disabled={one.id === plan.id} onClick={() => show(one.id)}>
                {formatMoment(one.madeAt)} · {stateWords(one)}
              </Menu.Item>
            ))}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
