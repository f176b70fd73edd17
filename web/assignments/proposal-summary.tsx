import { useTranslation } from 'react-i18next';
import type { Proposal } from '#api/assignments/schema.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import styles from './assignments.module.css';

/** What the proposal comes to: now beside proposed. */
export function ProposalSummary({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation('assignments');
  const { before, after, changes, unassigned } = proposal;
  const nobodyNow = unassigned.length + changes.filter(({ from }) => from === null).length;
  const lost = changes.filter(({ to, from }) => to === null && from !== null).length;
  const loads = (side: Proposal['before']) => side.members.map(({ households }) => households);
  const span = (numbers: number[]) =>
    t('span', { from: formatNumber(Math.min(...numbers)), to: formatNumber(Math.max(...numbers)) });
  const way = (metres: number | null) => (metres === null ? t('notKnown') : formatDistance(metres));
  const rows: [name: string, now: string, proposed: string][] = [
    [t('summary.nobody'), formatNumber(nobodyNow - lost), formatNumber(unassigned.length)],
    [t('summary.loads'), span(loads(before)), span(loads(after))],
    [
      t('summary.clusters'),
      t('ofAll', { n: before.clusters.whole, all: before.clusters.count }),
      t('ofAll', { n: after.clusters.whole, all: after.clusters.count }),
    ],
  ];
  if (before.metres !== null || after.metres !== null)
    rows.push([t('summary.way'), way(before.metres), way(after.metres)]);
  return (
    <table className={styles.summary}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t(proposal.state === 'accepted' ? 'earlier' : 'now')}</th>
          <th scope="col">{t('proposed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, now, proposed]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{now}</td>
            <td data-better={now !== proposed || undefined}>{proposed}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
