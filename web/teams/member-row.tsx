import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MemberAccount } from '#api/slips/schema.ts';
import type { Member } from '#api/teams/schema.ts';
import { memberLoad, normOf } from '#geo';
import { normsQuery } from '../data/catalogues.ts';
import { formatDay, formatNumber } from '../i18n/format.ts';
import { initials } from '../map/member-colours.ts';
import { AccountState } from '../people/accounts-dialog.tsx';
import { StatusSymbol } from '../ui/symbols/status-symbol.tsx';
import styles from './teams.module.css';

interface Props {
  member: Member;
  team: readonly Member[];
  /** households of the member with most, for the length of the bars */
  most: number;
  /** his account, or that he has none, where the user may know */
  account?: { of: MemberAccount | undefined } | undefined;
  /** what is special about when he can come */
  when?: readonly string[];
  onEdit: (member: Member) => void;
  onTime: (member: Member) => void;
}

/** One member: part in the team, households in charge as a bar with the least the plan asks for. */
export function MemberRow({ member, team, most, account, when = [], onEdit, onTime }: Props) {
  const { t } = useTranslation('teams');
  const { data: norms = [] } = useQuery(normsQuery);
  const least = normOf(norms, 'member-load');
  const households = member.households ?? 0;
  const load = memberLoad(
    households,
    team.map((one) => one.households ?? 0),
    least,
  );
  const flagged = member.flagged ?? 0;
  return (
    <li className={styles.row}>
      <span className={styles.avatar} aria-hidden>
        {initials(member.name)}
      </span>
      <div className={styles.who}>
        <b>{member.name}</b> {member.role === 'leader' && <Badge variant="light">{t('role.leader')}</Badge>}{' '}
        {when.length > 0 && <span className={`${styles.when} tn-small`}>{when.join(' · ')}</span>}
        <div className="tn-small tn-muted tn-num">
          {[
            member.body ? t(`body.${member.body}`) : null,
            member.phone,
            member.toOn
              ? t('until', { day: formatDay(member.toOn) })
              : t('since', { day: member.fromOn.split('-').reverse().join('/') }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {account && (
          <div className="tn-small tn-muted">
            <AccountState account={account.of} />
          </div>
        )}
      </div>
      {member.serving && (
        <Link
          to="/"
          search={{ hamlet: member.hamletId, member: member.id, by: 'member' }}
          className={styles.load}
          data-load={load}
        >
          <span className="tn-small tn-num">
            <b>{t('households', { n: formatNumber(households) })}</b>
            {load !== 'fair' && ` · ${t(`load.${load}`)}`}
          </span>
          <span className={styles.bar} aria-hidden>
            <i style={{ width: `${(households / most) * 100}%` }} />
            {least && <u style={{ left: `${(least.threshold / most) * 100}%` }} />}
          </span>
          {flagged > 0 && (
            <span className={`${styles.flagged} tn-small tn-num`}>
              <StatusSymbol status="never_reached" flagged size={16} />
              {t('flagged', { n: formatNumber(flagged) })}
            </span>
          )}
        </Link>
      )}
      <div className={styles.rowButtons}>
        {member.serving && (
          <Button variant="default" onClick={() => onTime(member)} aria-label={t('time.openOf', { name: member.name })}>
            {t('time.open')}
          </Button>
        )}
        <Button variant="default" onClick={() => onEdit(member)} aria-label={t('editOf', { name: member.name })}>
          {t('edit')}
        </Button>
      </div>
    </li>
  );
}
