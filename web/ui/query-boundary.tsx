import { Button, Skeleton } from '@mantine/core';
import { IconCloudOff, IconLock, IconMoodSad } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isOffline, Problem } from '../app/http.ts';
import styles from './query-boundary.module.css';

interface Props<T> {
  query: Pick<UseQueryResult<T>, 'data' | 'error' | 'isPending' | 'refetch'>;
  /** what to say where there is nothing */
  empty?: ReactNode;
  isEmpty?: (data: T) => boolean;
  /** in the shape of what comes; rows by default */
  skeleton?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Loading, failed and empty, handled once for every query. */
export function QueryBoundary<T>({ query, empty, isEmpty = nothingIn, skeleton, children }: Props<T>) {
  if (query.data !== undefined) {
    return empty !== undefined && isEmpty(query.data) ? <Empty>{empty}</Empty> : children(query.data);
  }
  if (query.error) return <Failed error={query.error} again={() => query.refetch()} />;
  return <div aria-busy="true">{skeleton ?? <RowsSkeleton />}</div>;
}

const nothingIn = (data: unknown): boolean => Array.isArray(data) && data.length === 0;

/** Nothing here, and what to do about it. */
export const Empty = ({ children }: { children: ReactNode }) => <div className={styles.state}>{children}</div>;

/** Why it did not work, what is safe, and again. */
export function Failed({ error, again }: { error: Error; again: () => unknown }) {
  const { t } = useTranslation();
  const forbidden = error instanceof Problem && error.status === 403;
  const Icon = forbidden ? IconLock : isOffline(error) ? IconCloudOff : IconMoodSad;
  return (
    <div className={styles.state} role="alert">
      <Icon size={32} stroke={1.5} aria-hidden />
      <b>{t(forbidden ? 'failed.forbiddenTitle' : isOffline(error) ? 'failed.offlineTitle' : 'failed.title')}</b>
      <span className="tn-muted">{error.message}</span>
      {forbidden ? (
        <span className="tn-muted">{t('failed.askOffice')}</span>
      ) : (
        <Button variant="default" onClick={again}>
          {t('failed.again')}
        </Button>
      )}
    </div>
  );
}

export const RowsSkeleton = ({ rows = 8 }: { rows?: number }) => (
  <div>
    {Array.from({ length: rows }, (_, row) => (
      <div key={row} className={styles.row}>
        <Skeleton circle height={26} />
        <div className={styles.lines}>
          <Skeleton height={12} width={`${46 + ((row * 17) % 30)}%`} />
          <Skeleton height={10} width={`${60 + ((row * 23) % 30)}%`} />
        </div>
      </div>
    ))}
  </div>
);
