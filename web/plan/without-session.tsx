import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PlanDay } from '#api/plans/schema.ts';
import { formatDay } from '../i18n/format.ts';
import { availabilityQuery } from '../teams/availability-data.ts';
import styles from './dialogs.module.css';
import { usePlanView } from './plan-view.ts';
import { type Without, withoutSession } from './without.ts';

/** Who of the team gets no session at all and why, in one sentence, with the way to the team. */
export function WithoutSession({ ahead }: { ahead: readonly PlanDay[] }) {
  const { t } = useTranslation('plan');
  const { plan, today, names } = usePlanView();
  const { data: availability } = useQuery(availabilityQuery(plan.hamletId));
  if (!availability || ahead.length === 0) return null;
  const ids = names.members.map(({ id }) => id);
  const found = withoutSession(ids, availability, { today, to: plan.to, days: ahead });
  if (found.length === 0) return null;
  const words = (one: Without) =>
    one.why === 'away'
      ? t('publish.without.away', { name: names.member(one.memberId), day: formatDay(one.until).toLocaleLowerCase() })
      : t(`publish.without.${one.why}`, { name: names.member(one.memberId) });
  return (
    <p className={styles.without}>
      {t('publish.without.sentence', { n: found.length, who: found.map(words).join(', ') })}{' '}
      <Anchor component={Link} {...({ to: '/teams', search: { hamlet: plan.hamletId } } as object)}>
        {t('publish.without.toTeam')}
      </Anchor>
    </p>
  );
}
