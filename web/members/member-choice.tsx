import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import type { MemberChoice as Choice } from './choices.ts';
import { hindranceWords } from './hindrance-words.ts';
import styles from './member-choice.module.css';

interface Props {
  choice: Choice;
  /** what stands in place of the bare name */
  name?: string;
}

/** A member in a list to choose from: how much he has, how far he lives, and whether he can come at all. */
export function MemberChoice({ choice, name = choice.name }: Props) {
  const { t } = useTranslation('members');
  const { households, stops, metres, hindrances } = choice;
  const facts = [
    stops !== null
      ? t('stops', { n: formatNumber(stops) })
      : households !== null && t('households', { n: formatNumber(households) }),
    metres !== null && t('far', { distance: formatDistance(metres) }),
  ].filter(Boolean);
  return (
    <span className={styles.choice}>
      <span>{name}</span>
      {facts.length > 0 && <span className="tn-small tn-muted tn-num">{facts.join(' · ')}</span>}
      <Hindrances words={hindranceWords(hindrances)} />
    </span>
  );
}

/** What stands in the way, with a sign beside the words. */
export function Hindrances({ words }: { words: readonly string[] }) {
  if (words.length === 0) return null;
  return (
    <span className={`${styles.hindrances} tn-small tn-num`}>
      <IconAlertTriangle size={15} stroke={1.75} aria-hidden />
      {words.join(' · ')}
    </span>
  );
}
