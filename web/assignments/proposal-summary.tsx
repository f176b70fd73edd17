import { useTranslation } from 'react-i18next';
import type { Proposal } from '#api/assignments/schema.ts';
import { formatDistance, formatNumber } from '../i18n/format.ts';
import styles from './assignments.module.css';
import type { Figures } from './part-figures.ts';

/** What the proposal comes to: now beside what would stand with what is chosen of it. */
export function ProposalSummary({ proposal, figures }: { proposal: Proposal; figures: Figures }) {
  const { t } = useTranslation('assignments');
  const { before } = proposal;
  const loads = (members: Iterable<{ households: number }>) => [...members].map(({ households }) => households);
  const span = (numbers: number[]) =>
    t('span', { from: formatNumber(Math.min(...numbers)), to: formatNumber(Math.max(...numbers)) });
  const way = (metres: number | null) => (metres === null ? t('notKnown') : formatDistance(metres));
  const rows: [name: string, now: string, proposed: string][] = [
    [t('summary.nobody'), formatNumber(figures.nobody.before), formatNumber(figures.nobody.after)],
    [t('summary.loads'), span(loads(before.members)), span(loads(figures.members.values()))],
    [
      t('summary.clusters'),
      t('ofAll', { n: before.clusters.whole, all: before.clusters.count }),
      t('ofAll', { n: figures.clusters.whole, all: figures.clusters.count }),
    ],
  ];
  if (before.metres !== null || figures.metres !== null)
    rows.push([t('summary.way'), way(before.metres), way(figures.metres)]);
  return (
    <table className={styles.summary}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t(figures.called.before)}</th>
          <th scope="col">{t(figures.called.after)}</th>
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
