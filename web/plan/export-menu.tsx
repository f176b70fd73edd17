import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import { useIsWide } from '../app/use-scheme.ts';
import { shortDay } from './day-words.ts';
import { exportUrl } from './plan-data.ts';
import styles from './plan-head.module.css';
import { usePlanView } from './plan-view.ts';

const FORMATS = ['pdf', 'ics', 'gpx', 'csv', 'text'] as const;

/** The plan as files, of the whole quarter or of the day shown. What is tried and not kept is in none. */
export function ExportMenu() {
  const { t } = useTranslation('plan');
  const { plan, date } = usePlanView();
  const wide = useIsWide();
  const language = i18next.language === 'en' ? 'en' : 'vi';
  const day = plan.days.some((one) => one.date === date) ? date : undefined;
  const items = (of: string | undefined) =>
    FORMATS.map((format) => (
      <Menu.Item
        key={format}
        component="a"
        download
        href={exportUrl(plan.id, { format, language, ...(of ? { date: of } : {}) })}
      >
        {t(`export.${format}`)}
      </Menu.Item>
    ));
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        {wide ? (
          <Button variant="default" leftSection={<IconDownload size={18} stroke={1.75} />}>
            {t('export.open')}
          </Button>
        ) : (
          <ActionIcon variant="default" className={styles.icon} aria-label={t('export.open')}>
            <IconDownload size={20} stroke={1.75} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown mah={480} style={{ overflowY: 'auto' }}>
        {day && (
          <>
            <Menu.Label>{t('export.day', { day: shortDay(day) })}</Menu.Label>
            {items(day)}
          </>
        )}
        <Menu.Label>{t('export.quarter')}</Menu.Label>
        {items(undefined)}
      </Menu.Dropdown>
    </Menu>
  );
}
