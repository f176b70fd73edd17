import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useMe } from '../app/session.ts';
import { myDayQuery, withCalls } from '../data/my-day.ts';
import { UnsentBar } from '../outbox/unsent-bar.tsx';
import { useUnsent } from '../outbox/use-outbox.ts';
import styles from './my-day.module.css';
import { MyHouseholds } from './my-households.tsx';
import { NextDay } from './today/next-day.tsx';
import { Today } from './today/today.tsx';

/** The walk of today, where there is one, and the households in one's charge. */
export function MyDayPage() {
  const me = useMe();
  const { data: answer, isPending } = useQuery(myDayQuery(me.memberId));
  const unsent = useUnsent(me.accountId);
  const calls = useMemo(() => unsent.map(({ visit }) => visit), [unsent]);
  const known = useMemo(() => answer && withCalls(answer, calls), [answer, calls]);
  return (
    <div className={styles.page}>
      {isPending && me.memberId !== null && <Skeleton height={180} radius={0} />}
      {!known?.day && <UnsentBar />}
      {known?.day && <Today day={known.day} keptAt={known.keptAt} />}
      {known && !known.day && known.next && <NextDay date={known.next} />}
      {!isPending || me.memberId === null ? <MyHouseholds below={Boolean(known?.day)} /> : null}
    </div>
  );
}
