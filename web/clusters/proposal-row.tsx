import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ClusterProblem, ClusterProposal, ClusterShape } from '#api/clusters/schema.ts';
import { clusterBounds } from '#geo';
import { formatNumber } from '../i18n/format.ts';
import styles from './clusters.module.css';
import type { Part } from './part.ts';

interface Props {
  cluster: ClusterShape;
  proposal: ClusterProposal;
  /** what the proposal comes to with what is accepted and chosen */
  part: Part;
  colour: string | undefined;
  chosen: boolean;
  onToggle: () => void;
}

/** A proposed cluster with its households before and with what is chosen; ticked, it is to be taken. */
export function ProposalRow({ cluster, proposal, part, colour, chosen, onToggle }: Props) {
  const { t } = useTranslation('clusters');
  const { id, name, locked } = cluster;
  const before = proposal.before.find((one) => one.id === id);
  const after = proposal.after.find((one) => one.id === id);
  const problems = proposal.problems.filter((one) => one.clusterId === id);
  const words = () => {
    const size = part.sizes.get(id) ?? 0;
    const n = formatNumber(size);
    if (!before) return t(size > 0 ? 'new' : 'notMade', { n });
    if (size === 0 && before.households > 0) return t('gone');
    const same = size === before.households && before.householdIds.every((one) => part.clusterOf.get(one) === id);
    return same ? t('same', { n }) : t('wasTo', { before: formatNumber(before.households), after: n });
  };
  const isTaken = proposal.taken.includes(id);
  const bounds = clusterBounds(proposal.options);
  const problemWords = ({ kind, parts, why }: ClusterProblem) => {
    if (kind === 'not_connected' || kind === 'outline_parts') return t(`problem.${kind}`, { n: parts });
    const n = formatNumber(kind === 'too_small' ? bounds.least : bounds.most);
    return t(`problem.${kind}`, { n, why: t(`why.${why ?? 'shape'}`) });
  };
  return (
    <li className={styles.row}>
      {after && !locked ? (
        <Checkbox
          checked={chosen || isTaken}
          disabled={isTaken}
          onChange={onToggle}
          aria-label={t('proposal.take', { name })}
          size="md"
        />
      ) : (
        <span className={styles.tickless} />
      )}
      <span
        className={styles.swatch}
        style={{ color: colour }}
        data-empty={!part.sizes.has(id) || undefined}
        aria-hidden
      />
      <span className={styles.who}>
        <b className="tn-ellipsis">{name}</b>
        <span className="tn-muted tn-num">
          {[
            words(),
            ...(isTaken ? [t('taken')] : []),
            ...(locked ? [t('locked')] : []),
            ...(part.whole ? problems.map(problemWords) : []),
          ].join(' · ')}
        </span>
      </span>
    </li>
  );
}
