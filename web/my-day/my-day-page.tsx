import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMe } from '../app/session.ts';
import { myDayQuery } from '../data/my-day.ts';
import styles from './my-day.module.css';
import { MyHouseholds } from './my-households.tsx';
import { NextDay } from './today/next-day.tsx';
import { Today } from './today/today.tsx';

/** The walk of today, where there is one, and the households in one's charge. */
export function MyDayPage() {
  const me = useMe();
  const { data: known, isPending } = useQuery(myDayQuery(me.memberId));
  return (
    <div className={styles.page}>
      {isPending && me.memberId !== null && <Skeleton height={180} radius={0} />}
      {known?.day && <Today day={known.day} keptAt={known.keptAt} />}
      {known && !known.day && known.next && <NextDay date={known.next} />}
      {!isPending || me.memberId === null ? <MyHouseholds below={Boolean(known?.day)} /> : null}
    </div>
  );
}
