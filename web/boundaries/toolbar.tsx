import { IconArrowBackUp, IconArrowForwardUp, IconMinus, IconPlus } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './boundaries.module.css';

interface Props {
  canUndo: boolean;
  canRedo: boolean;
  onUndo: () => void;
  onRedo: () => void;
  onZoom: (steps: number) => void;
}

/** Undo, redo and zoom over the map. */
export function Toolbar({ canUndo, canRedo, onUndo, onRedo, onZoom }: Props) {
  const { t } = useTranslation('boundaries');
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('tools.label')}>
      <Tool label={t('tools.undo')} icon={IconArrowBackUp} off={!canUndo} onClick={onUndo} />
      <Tool label={t('tools.redo')} icon={IconArrowForwardUp} off={!canRedo} onClick={onRedo} />
      <Tool label={t('tools.zoomIn')} icon={IconPlus} onClick={() => onZoom(1)} />
      <Tool label={t('tools.zoomOut')} icon={IconMinus} onClick={() => onZoom(-1)} />
    </div>
  );
}

interface ToolProps {
  label: string;
  icon: ComponentType<{ size: number; stroke: number }>;
  off?: boolean;
  onClick: () => void;
}

const Tool = ({ label, icon: Icon, off, onClick }: ToolProps) => (
  <button type="button" className={styles.tool} aria-label={label} title={label} disabled={off} onClick={onClick}>
    <Icon size={20} stroke={1.75} />
  </button>
);
