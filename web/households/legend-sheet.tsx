import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ColourBy, type ColourByProps } from '../map/colour-by.tsx';
import { Legend, type LegendProps } from '../map/legend.tsx';
import styles from './legend-sheet.module.css';

interface Props {
  opened: boolean;
  onClose: () => void;
  /** absent where one sees no members */
  by: ColourByProps | null;
  legend: LegendProps;
}

/** On a phone: what the symbols mean, how many there are of each, and what the colours stand for. */
export function LegendSheet({ opened, onClose, by, legend }: Props) {
  const { t } = useTranslation('map');
  const { t: common } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="bottom"
      styles={{ content: { height: 'auto', maxHeight: '85%' } }}
      title={t('legend.short')}
      closeButtonProps={{ 'aria-label': common('close'), size: 44 }}
      classNames={{ content: styles.content, body: styles.body }}
    >
      {by && <ColourBy {...by} />}
      <Legend {...legend} collapsible={false} />
    </Drawer>
  );
}
