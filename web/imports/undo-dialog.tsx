import { Button, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '#api/imports/schema.ts';
import { undoImport } from '../data/changes.ts';
import { formatMoment, formatNumber } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './earlier.module.css';

/** Says what undoing an import will do before it does. */
export function UndoDialog({ item, onClose }: { item: ImportItem; onClose: () => void }) {
  const { t } = useTranslation('imports');
  const { t: common } = useTranslation();
  const undo = useMutation({
    mutationFn: () => undoImport(item.id),
    onSuccess: ({ removed, restored, kept }) => {
      const counts = {
        removed: formatNumber(removed),
        restored: formatNumber(restored),
        kept: formatNumber(kept.length),
      };
      say(t(kept.length > 0 ? 'undo.doneKept' : 'undo.done', counts));
      onClose();
    },
    onError: (error) => {
      sayFailure(error);
      onClose();
    },
  });
  return (
    <Modal opened onClose={onClose} title={t('undo.title')} centered>
      <p className={styles.which}>
        <b>{item.fileName ?? t('earlier.unnamed')}</b>
        <span className="tn-small tn-muted tn-num">{formatMoment(item.at)}</span>
      </p>
      <ul className={styles.will}>
        {item.created > 0 && <li>{t('undo.removes', { n: formatNumber(item.created) })}</li>}
        {item.updated > 0 && <li>{t('undo.restores', { n: formatNumber(item.updated) })}</li>}
        <li>{t('undo.frame')}</li>
        <li>{t('undo.once')}</li>
      </ul>
      <div className={styles.buttons}>
        <Button variant="default" onClick={onClose} disabled={undo.isPending}>
          {common('cancel')}
        </Button>
        <Button color="red" loading={undo.isPending} onClick={() => undo.mutate()}>
          {t('undo.go')}
        </Button>
      </div>
    </Modal>
  );
}
