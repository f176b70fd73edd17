import { Button } from '@mantine/core';
import { Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOffline } from './http.ts';
import { Logo } from './logo.tsx';
import styles from './pages.module.css';

/** A page that broke: what is safe, what to do. */
export function ErrorPage({ error }: { error: unknown }) {
  const { t } = useTranslation();
  const router = useRouter();
  return (
    <main className={styles.centre} role="alert">
      <Logo />
      <h1>{t(isOffline(error) ? 'failed.offlineTitle' : 'failed.title')}</h1>
      <p className="tn-muted">{error instanceof Error ? error.message : String(error)}</p>
      <p className="tn-muted">{t('failed.safe')}</p>
      <Button onClick={() => router.invalidate()}>{t('failed.again')}</Button>
    </main>
  );
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <main className={styles.centre}>
      <Logo />
      <h1>{t('notFound.title')}</h1>
      <p className="tn-muted">{t('notFound.words')}</p>
      <Link to="/">{t('notFound.home')}</Link>
    </main>
  );
}
