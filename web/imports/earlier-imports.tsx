import { Button } from '@mantine/core';
import { IconArrowBackUp, IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportItem } from '#api/imports/schema.ts';
import { downloadRejected, importsQuery } from '../data/imports.ts';
import { formatDay, formatMoment, formatNumber } from '../i18n/format.ts';
import { QueryBoundary } from '../ui/query-boundary.tsx';
import { sayFailure } from '../ui/toast.tsx';
import styles from './earlier.module.css';
import { UndoDialog } from './undo-dialog.tsx';

/** What was imported before: its bad rows to mend, and a way back for some days. */
export function EarlierImports() {
  const { t } = useTranslation('imports');
  const imports = useQuery(importsQuery);
  const [undoing, setUndoing] = useState<ImportItem | null>(null);
  return (
    <section className={styles.section} aria-label={t('earlier.title')}>
      <h2>{t('earlier.title')}</h2>
      <QueryBoundary query={imports} empty={t('earlier.none')}>
        {(items) => (
          <ul className={styles.list}>
            {items.map((item) => (
              <Earlier key={item.id} item={item} onUndo={() => setUndoing(item)} />
            ))}
          </ul>
        )}
      </QueryBoundary>
      {undoing && <UndoDialog item={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function Earlier({ item, onUndo }: { item: ImportItem; onUndo: () => void }) {
  const { t } = useTranslation('imports');
  const counts = (['created', 'updated', 'unchanged', 'rejected'] as const).filter((kind) => item[kind] > 0);
  const at = formatMoment(item.at);
  return (
    <li className={styles.item} data-undone={item.undoneAt !== null || undefined}>
      <div className={styles.what}>
        <b className="tn-ellipsis">{item.fileName ?? t('earlier.unnamed')}</b>
        <span className="tn-small tn-muted tn-num">
          {item.madeBy === null ? at : t('earlier.by', { at, name: item.madeBy })}
        </span>
        <span className={styles.counts}>
          {counts.map((kind) => (
            <span key={kind} data-kind={kind}>
              {t(`earlier.${kind}`, { n: formatNumber(item[kind]) })}
            </span>
          ))}
          {item.undoneAt !== null && <span>{t('earlier.undone', { at: formatMoment(item.undoneAt) })}</span>}
          {!item.finished && item.undoneAt === null && <span data-kind="rejected">{t('earlier.unfinished')}</span>}
        </span>
      </div>
      <div className={styles.actions}>
        {item.mendable > 0 && (
          <Button
            variant="default"
            leftSection={<IconDownload size={18} stroke={1.75} aria-hidden />}
            onClick={() => downloadRejected(item).catch(sayFailure)}
          >
            {t('earlier.download')}
          </Button>
        )}
        {item.undoableUntil !== null && (
          <Button
            variant="default"
            title={t('earlier.until', { at: formatDay(item.undoableUntil) })}
            leftSection={<IconArrowBackUp size={18} stroke={1.75} aria-hidden />}
            onClick={onUndo}
          >
            {t('earlier.undo')}
          </Button>
        )}
      </div>
    </li>
  );
}
