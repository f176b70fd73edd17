import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groundQuery } from '../data/ground.ts';
import classes from './attribution.module.css';

/** Whom the ground comes from, as its licence asks. A link leads to the licence; nothing is fetched from there. */
export function Attribution({ left, bottom }: { left: number; bottom: number }) {
  const { t } = useTranslation('map');
  const { data } = useQuery(groundQuery);
  if (!data?.attribution) return null;
  const { text, url } = data.attribution;
  const words = url?.startsWith('https://www.openstreetmap.org/') ? t('attribution.osm') : text;
  return (
    <div className={classes.attribution} style={{ left, bottom }}>
      {url ? (
        <a href={url} target="_blank" rel="noreferrer" title={t('attribution.licence')}>
          {words}
        </a>
      ) : (
        words
      )}
    </div>
  );
}
