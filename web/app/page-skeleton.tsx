import { Skeleton } from '@mantine/core';
import styles from './pages.module.css';

/** A page that is on its way. */
export function PageSkeleton() {
  return (
    <div className={styles.page} aria-busy="true">
      <Skeleton height={28} width={220} />
      <Skeleton height={16} width={320} mt={12} />
      <Skeleton height={120} mt={24} />
      <Skeleton height={120} mt={12} />
    </div>
  );
}
