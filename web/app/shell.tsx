import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { UnsentSign } from '../outbox/unsent-sign.tsx';
import { useSending } from '../outbox/use-outbox.ts';
import { useLiveChanges } from './live.ts';
import { Logo } from './logo.tsx';
import { navItems } from './nav-items.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import { useMe } from './session.ts';
import styles from './shell.module.css';
import { useIsWide } from './use-scheme.ts';
import { UserMenu } from './user-menu.tsx';

/** Rail on the left, or tabs below on a phone, around a page. */
export function Shell() {
  const { t } = useTranslation();
  const me = useMe();
  const wide = useIsWide();
  const { pathname } = useLocation();
  useLiveChanges(me.communeId !== null);
  useSending(me.accountId);
  const items = navItems(me).filter(({ wideOnly }) => wide || !wideOnly);
  const bare = pathname.startsWith('/visit/');
  return (
    <div className={styles.app}>
      <a className={`${styles.skip} tn-no-print`} href="#main">
        {t('skip')}
      </a>
      {!(bare && !wide) && (
        <nav className={`${styles.nav} tn-no-print`} aria-label={t('nav.label')} data-keep-clear>
          <span className={styles.logo}>
            <Logo />
          </span>
          {items.map((item) => (
            <Link
              key={item.to}
              to={item.to}
              {...(item.to === '/' && me.role === 'member' && me.memberId ? { search: { member: me.memberId } } : {})}
              className={styles.item}
              activeOptions={{ exact: item.to === '/', includeSearch: false }}
            >
              <item.icon size={24} stroke={1.75} aria-hidden />
              <span>{t(item.label)}</span>
            </Link>
          ))}
          <span className={styles.gap} />
          <UnsentSign className={styles.unsent} />
          <UserMenu />
        </nav>
      )}
      <main id="main" className={styles.main} tabIndex={-1}>
        <Suspense fallback={<PageSkeleton />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
