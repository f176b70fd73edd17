import { ActionIcon, Button, Menu, Tooltip } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowForwardUp, IconArrowsDiff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useIsWide } from '../app/use-scheme.ts';
import { shortDay } from './day-words.ts';
import { ExportMenu } from './export-menu.tsx';
import { MoreMenu } from './more-menu.tsx';
import styles from './plan-head.module.css';
import { usePlanView } from './plan-view.ts';
import { weekName } from './shortfall-words.ts';
import { warningsAhead, warningWords } from './warning-words.ts';

/** What can be done with the plan that is shown. */
export function PlanTools() {
  const { t } = useTranslation('plan');
  const { plan, plans, changes, editable, ask } = usePlanView();
  const wide = useIsWide();
  const step = (label: string, of: 'undo' | 'redo', Icon: typeof IconArrowBackUp) => (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        className={styles.icon}
        aria-label={label}
        disabled={plan[of] === 0 || !editable || changes.busy || changes.pending !== null}
        onClick={() => changes.step(of)}
      >
        <Icon size={20} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
  const comparable = plans.length > 1 || plan.changedDays > 0;
  const publishable = editable && (plan.state === 'draft' || plan.changedDays > 0);
  return (
    <div className={styles.tools}>
      {step(t('undo'), 'undo', IconArrowBackUp)}
      {step(t('redo'), 'redo', IconArrowForwardUp)}
      {wide && comparable && (
        <Button
          variant="default"
          leftSection={<IconArrowsDiff size={18} stroke={1.75} />}
          onClick={() => ask({ kind: 'compare' })}
        >
          {t('compare.open')}
        </Button>
      )}
      <ExportMenu />
      <MoreMenu />
      {publishable && (
        <Button
          className={styles.publish}
          disabled={changes.pending !== null || changes.busy}
          onClick={() => ask({ kind: 'publish' })}
        >
          {t(plan.state === 'draft' ? 'publish.open' : 'publish.changes')}
        </Button>
      )}
    </div>
  );
}

/** How many warnings there are; each leads to its day. */
export function WarningsMenu() {
  const { t } = useTranslation('plan');
  const { shown, today, names, setDate } = usePlanView();
  const warnings = warningsAhead(shown.warnings, today);
  if (warnings.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md" width={340}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="yellow"
          className={styles.warnings}
          leftSection={<IconAlertTriangle size={18} stroke={1.75} />}
        >
          {t('warningsCount', { n: warnings.length })}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={420} style={{ overflowY: 'auto' }}>
        {warnings.map((warning, at) => (
          <Menu.Item
            key={at}
            disabled={warning.date === undefined}
            onClick={() => warning.date && setDate(warning.date)}
          >
            <b className="tn-num">
              {warning.date
                ? shortDay(warning.date)
                : t('shortfall.week', { week: weekName(String(warning.week)), reason: '' })}
            </b>{' '}
            {warningWords(warning, names)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
