import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClusterProblem, ClusterProposal, ClusterShape } from '#api/clusters/schema.ts';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';

interface Props {
  cluster: ClusterShape;
  proposal: ClusterProposal;
  colour: string | undefined;
  taken: boolean;
  onToggle: () => void;
}

/** A proposed cluster with its households before and after; ticked, it is taken. */
export function ProposalRow({ cluster, proposal, colour, taken, onToggle }: Props) {
  const { t } = useTranslation('clusters');
  const { id, name, locked } = cluster;
  const before = proposal.before.find((one) => one.id === id);
  const after = proposal.after.find((one) => one.id === id);
  const problems = proposal.problems.filter((one) => one.clusterId === id);
  const words = () => {
    if (!after) return t('gone');
    const n = formatNumber(after.households);
    if (!before) return t('new', { n });
    const same = before.householdIds.length === after.householdIds.length && sameMembers(before, after);
    return same ? t('same', { n }) : t('wasTo', { before: formatNumber(before.households), after: n });
  };
  const problemWords = ({ kind, parts }: ClusterProblem) => t(`problem.${kind}`, { n: parts });
  return (
    <li className={styles.row}>
      {after && !locked ? (
        <Checkbox checked={taken} onChange={onToggle} aria-label={t('proposal.take', { name })} size="md" />
      ) : (
        <span className={styles.tickless} />
      )}
      <span className={styles.swatch} style={{ color: colour }} data-empty={!after || undefined} aria-hidden />
      <span className={styles.who}>
        <b className="tn-ellipsis">{name}</b>
        <span className="tn-muted tn-num">
          {[words(), ...(locked ? [t('locked')] : []), ...problems.map(problemWords)].join(' · ')}
        </span>
      </span>
    </li>
  );
}

function sameMembers(a: ClusterShape, b: ClusterShape): boolean {
  const members = new Set(a.householdIds);
  return b.householdIds.every((id) => members.has(id));
}
