import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportAnswer } from '#api/imports/schema.ts';
import { useScheme } from '../app/use-scheme.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './import.module.css';
import type { PointsMap } from './points-map.ts';

/** Where the households of the register would stand, before anything is written. */
export function PreviewMap({ answer }: { answer: ImportAnswer }) {
  const { t } = useTranslation('imports');
  const theme = useScheme();
  const container = useRef<HTMLDivElement>(null);
  const latest = useRef(answer);
  latest.current = answer;
  const [map, setMap] = useState<PointsMap | null>(null);
  const some = answer.points.length > 0;

  useEffect(() => {
    const element = container.current;
    if (!some || !element) return;
    let made: PointsMap | null = null;
    let gone = false;
    const read = (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
    const colours = { inside: read('--tn-accent'), outside: read('--tn-danger'), edge: read('--tn-surface') };
    import('./points-map.ts')
      .then(({ pointsMap }) => pointsMap(element, { theme, colours, title: t('map.title'), points: latest.current }))
      .then((ready) => {
        if (gone) return ready.remove();
        made = ready;
        setMap(ready);
      })
      // Without a map the figures and the list say the same.
      .catch(() => undefined);
    return () => {
      gone = true;
      setMap(null);
      made?.remove();
    };
  }, [some, theme, t]);
  useEffect(() => map?.show(answer), [map, answer]);

  if (!some) return null;
  return (
    <div className={styles.map}>
      <div ref={container} className={styles.canvas} />
      <p className={styles.mapNote}>
        <span data-kind="inside">{t('map.placed', { n: formatNumber(answer.points.length) })}</span>
        {answer.outside.length > 0 && (
          <span data-kind="outside">{t('map.outside', { n: formatNumber(answer.outside.length) })}</span>
        )}
      </p>
    </div>
  );
}
