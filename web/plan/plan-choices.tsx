import { ActionIcon, Badge, Menu, Select } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Plan, PlanSummary } from '#api/plans/schema.ts';
import styles from './plan-head.module.css';
import { stateWords } from './state-words.ts';

/** What the plan is, as a badge. */
export function StateBadge({ plan }: { plan: PlanSummary | Plan }) {
  const done = plan.state === 'published' && !plan.replacedBy && !('changedDays' in plan && plan.changedDays > 0);
  return (
    <Badge className={styles.state} data-done={done || undefined} size="lg" radius="xl">
      {stateWords(plan)}
    </Badge>
  );
}

interface HamletChoiceProps {
  hamlets: readonly { id: string; name: string }[];
  value: string | undefined;
  onChange: (hamlet: string) => void;
}

/** Which hamlet; said plainly where there is no choice. */
export function HamletChoice({ hamlets, value, onChange }: HamletChoiceProps) {
  const { t } = useTranslation('plan');
  if (hamlets.length < 2) return <span className={styles.hamlet}>{hamlets[0]?.name}</span>;
  return (
    <Select
      className={styles.hamletChoice}
      aria-label={t('hamlet')}
      searchable
      value={value ?? null}
      allowDeselect={false}
      onChange={(next) => next && onChange(next)}
      data={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

interface QuarterChoiceProps {
  quarters: readonly { value: string; label: string }[];
  label: string;
  onChange: (quarter: string) => void;
}

/** The title, which opens the choice of another quarter. */
export function QuarterChoice({ quarters, label, onChange }: QuarterChoiceProps) {
  const { t } = useTranslation('plan');
  return (
    <>
      <h1>{label}</h1>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" className={styles.icon} aria-label={t('quarterLabel')}>
            <IconCalendarEvent size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {quarters.map(({ value, label: words }) => (
            <Menu.Item key={value} onClick={() => onChange(value)}>
              {words}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
