import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BasemapState, Ground } from '#api/basemap/schema.ts';
import { formatDate } from '../i18n/format.ts';
import { say, sayFailure } from '../ui/toast.tsx';
import styles from './basemap.module.css';
import { removeBasemap, restoreBasemap } from './basemap-data.ts';
import { KindFigures } from './kind-figures.tsx';

/** What the map stands on now, with a way to take it away and to use the former one again. */
export function ShownGround({ shown, former, busy }: Pick<BasemapState, 'shown' | 'former'> & { busy: boolean }) {
  const { t } = useTranslation('basemap');
  const restore = useMutation({
    mutationFn: restoreBasemap,
    onSuccess: () => say(t('shown.restored')),
    onError: sayFailure,
  });
  const takeAway = useMutation({
    mutationFn: removeBasemap,
    onSuccess: () => say(t('shown.removed'), { undo: () => restore.mutateAsync() }),
    onError: sayFailure,
  });
  const nameOf = (ground: Ground) => (ground.format === 'demo' ? t('shown.demo') : (ground.fileName ?? '–'));
  const working = busy || restore.isPending || takeAway.isPending;
  return (
    <section className={styles.card} aria-labelledby="ground-shown">
      <h2 id="ground-shown">{t('shown.title')}</h2>
      {shown ? <Facts ground={shown} name={nameOf(shown)} /> : <p className="tn-muted">{t('shown.none')}</p>}
      <div className={styles.actions}>
        {former && (
          <span className={`${styles.former} tn-small tn-muted`}>{t('shown.former', { name: nameOf(former) })}</span>
        )}
        {former && (
          <Button variant="default" disabled={working} onClick={() => restore.mutate()}>
            {t('shown.restore')}
          </Button>
        )}
        {shown && (
          <Button variant="default" disabled={working} onClick={() => takeAway.mutate()}>
            {t('shown.remove')}
          </Button>
        )}
      </div>
    </section>
  );
}

function Facts({ ground, name }: { ground: Ground; name: string }) {
  const { t } = useTranslation('basemap');
  const { t: onMap } = useTranslation('map');
  const source = ground.attribution?.url ? onMap('attribution.osm') : ground.attribution?.text;
  const facts = [
    [t('shown.file'), name],
    ...(ground.format === 'demo' ? [] : [[t('shown.at'), formatDate(ground.at)]]),
    ...(ground.dataAt ? [[t('shown.dataAt'), formatDate(ground.dataAt)]] : []),
    ...(source ? [[t('shown.source'), source]] : []),
  ] as [string, string][];
  return (
    <>
      <dl className={styles.facts}>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="tn-muted">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {ground.format !== 'demo' && <KindFigures features={ground.features} />}
    </>
  );
}
