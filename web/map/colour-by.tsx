import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './colour-by.module.css';

export interface ColourByProps {
  value: 'status' | 'member';
  onChange: (value: 'status' | 'member') => void;
}

/** "Theo tình trạng | Theo tổ viên": what the colours on the map mean. */
export function ColourBy({ value, onChange }: ColourByProps) {
  const { t } = useTranslation('map');
  return (
    <SegmentedControl
      classNames={{ root: classes.root, label: classes.label, indicator: classes.indicator }}
      aria-label={t('colourBy.label')}
      value={value}
      onChange={(next) => onChange(next === 'member' ? 'member' : 'status')}
      data={[
        { value: 'status', label: t('colourBy.status') },
        { value: 'member', label: t('colourBy.member') },
      ]}
    />
  );
}
