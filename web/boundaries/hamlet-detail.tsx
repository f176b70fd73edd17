import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconPencil, IconPolygon, IconSparkles, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say } from '../ui/toast.tsx';
import styles from './boundaries.module.css';
import { CornerWalk } from './corner-walk.tsx';
import { HamletDialog } from './hamlet-dialog.tsx';
import type { HamletLook } from './map-features.ts';
import type { PanelProps } from './panel.tsx';
import { ProblemList } from './problem-list.tsx';

/** One hamlet: its boundary drawn, walked, proposed, deleted; what is wrong with it. */
export function HamletDetail(props: PanelProps & { selected: HamletLook }) {
  const { selected, hamlets, work, onSelect, onDraw, proposals } = props;
  const { t } = useTranslation('boundaries');
  const [renaming, setRenaming] = useState(false);
  const shape = work.shapes.get(selected.id);
  const problems = work.problems.get(selected.id) ?? [];
  const hamlet = hamlets.find(({ id }) => id === selected.id);
  return (
    <>
      <div className={styles.head}>
        <Button
          variant="subtle"
          className={styles.back}
          leftSection={<IconArrowLeft size={18} stroke={1.75} />}
          onClick={() => onSelect(null)}
        >
          {t('detail.back')}
        </Button>
        <h1 className={styles.title}>
          <span className={styles.swatch} data-empty={!shape || undefined} style={{ color: selected.colour }} />
          {selected.name}
        </h1>
        <div className={styles.buttons}>
          <Button
            variant={shape ? 'default' : 'filled'}
            leftSection={<IconPolygon size={18} stroke={1.75} />}
            onClick={onDraw}
          >
            {t(shape ? 'detail.redraw' : 'detail.draw')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconSparkles size={18} stroke={1.75} />}
            loading={proposals.busy}
            onClick={() => proposals.ask(selected.id)}
          >
            {t('proposal.only')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPencil size={18} stroke={1.75} />}
            onClick={() => setRenaming(true)}
          >
            {t('rename')}
          </Button>
          {shape && (
            <Button
              variant="default"
              leftSection={<IconTrash size={18} stroke={1.75} />}
              onClick={() => {
                work.erase(selected.id);
                say(t('detail.erased', { name: selected.name }), { undo: work.undo });
              }}
            >
              {t('detail.erase')}
            </Button>
          )}
        </div>
      </div>
      <div className={styles.detail}>
        {shape && problems.length === 0 && (
          <p className={styles.valid}>
            <IconCheck size={20} stroke={2} aria-hidden /> {t('detail.valid')}
          </p>
        )}
        <ProblemList problems={problems} {...props} />
        {shape && <p className="tn-muted">{t('detail.hint')}</p>}
        {shape && <CornerWalk {...props} />}
      </div>
      {renaming && hamlet && (
        <HamletDialog
          hamlet={{ ...hamlet, version: work.versions.get(hamlet.id) ?? hamlet.version }}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
}
