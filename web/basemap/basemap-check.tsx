import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BasemapAnswer } from '#api/basemap/schema.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import styles from './basemap.module.css';
import { KindFigures } from './kind-figures.tsx';

interface Props {
  answer: BasemapAnswer;
  done: boolean;
  /** there is a ground that it would replace */
  replaces: boolean;
  attribution: string;
  onAttribution: (text: string) => void;
}

const REASONS = ['outside', 'incomplete', 'invalid', 'coordinates'] as const;

/** What a file would make of the ground, and what of it is left out. */
export function BasemapCheck({ answer, done, replaces, attribution, onAttribution }: Props) {
  const { t } = useTranslation('basemap');
  const left = REASONS.filter((why) => answer.skipped[why] > 0).map((why) =>
    t(`check.skipped.${why}`, { n: formatNumber(answer.skipped[why]) }),
  );
  const fromOsm = answer.attribution?.url != null;
  return (
    <section className={styles.card} aria-labelledby="ground-check">
      <h2 id="ground-check">{t('check.title')}</h2>
      <KindFigures features={answer.features} />
      {answer.features.lanes === 0 && (
        <p className={styles.warning}>
          <IconAlertTriangle size={20} stroke={1.75} aria-hidden />
          {t('check.noLanes')}
        </p>
      )}
      <ul className={styles.notes}>
        <li>{t(`check.clipped.${answer.clippedTo}`, { margin: formatDistance(answer.marginMetres) })}</li>
        {left.length > 0 && <li>{t('check.left', { what: left.join(', ') })}</li>}
        {answer.mended > 0 && <li>{t('check.mended', { n: formatNumber(answer.mended) })}</li>}
        {fromOsm && <li>{t('check.osm')}</li>}
      </ul>
      {!fromOsm && !done && (
        <TextInput
          label={t('check.attribution')}
          placeholder={t('check.attributionHint')}
          value={attribution}
          maxLength={200}
          onChange={(event) => onAttribution(event.currentTarget.value)}
        />
      )}
      {!done && replaces && (
        <p className={styles.info}>
          <IconInfoCircle size={20} stroke={1.75} aria-hidden />
          {t('check.replaces')}
        </p>
      )}
    </section>
  );
}
