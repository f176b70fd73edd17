import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { ErrorPage, NotFoundPage } from './error-page.tsx';
import { readMapSearch } from './map-search.ts';
import { PageSkeleton } from './page-skeleton.tsx';
import { readPlacingSearch } from './placing-search.ts';
import { readPlanSearch } from './plan-search.ts';
import { queryClient } from './query-client.ts';
import { homeOf, type Me, meQuery, type Role } from './session.ts';

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage, errorComponent: ErrorPage });

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (raw: Record<string, unknown>): { to?: string } =>
    typeof raw.to === 'string' && /^\/(?!\/)/.test(raw.to) ? { to: raw.to } : {},
  component: lazyRouteComponent(() => import('../admin/sign-in-page.tsx'), 'SignInPage'),
});

const firstAdminRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/first-admin',
  component: lazyRouteComponent(() => import('../admin/first-admin-page.tsx'), 'FirstAdminPage'),
});

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  component: lazyRouteComponent(() => import('../admin/password-page.tsx'), 'PasswordPage'),
});

const slipRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/slip',
  component: lazyRouteComponent(() => import('../admin/slip-page.tsx'), 'SlipPage'),
});

/** Everything behind the sign-in. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  beforeLoad: async ({ location }): Promise<{ me: Me }> => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me) throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.href } });
    return { me };
  },
  component: lazyRouteComponent(() => import('./shell.tsx'), 'Shell'),
});

/** Sends roles that have no business on a page to where they begin. */
const only =
  (...roles: Role[]) =>
  ({ context }: { context: { me: Me } }): void => {
    if (!roles.includes(context.me.role)) throw redirect({ to: homeOf(context.me.role) });
  };

const mapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  validateSearch: readMapSearch,
  beforeLoad: only('staff', 'leader', 'member'),
  component: lazyRouteComponent(() => import('../households/map-page.tsx'), 'MapPage'),
});

const visitRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/visit/$householdId',
  validateSearch: (raw: Record<string, unknown>): { supersedes?: string; unsent?: string } => ({
    ...(typeof raw.supersedes === 'string' ? { supersedes: raw.supersedes } : {}),
    ...(typeof raw.unsent === 'string' ? { unsent: raw.unsent } : {}),
  }),
  beforeLoad: only('staff', 'leader', 'member'),
  component: lazyRouteComponent(() => import('../visits/visit-page.tsx'), 'VisitPage'),
});

const unsentRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/unsent',
  beforeLoad: only('staff', 'leader', 'member'),
  component: lazyRouteComponent(() => import('../outbox/unsent-page.tsx'), 'UnsentPage'),
});

const planRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/plan',
  validateSearch: readPlanSearch,
  beforeLoad: only('staff', 'leader'),
  component: lazyRouteComponent(() => import('../plan/plan-page.tsx'), 'PlanPage'),
});

const myDayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/my-day',
  beforeLoad: only('leader', 'member'),
  component: lazyRouteComponent(() => import('../my-day/my-day-page.tsx'), 'MyDayPage'),
});

const teamsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/teams',
  validateSearch: (raw: Record<string, unknown>): { hamlet?: string } =>
    typeof raw.hamlet === 'string' ? { hamlet: raw.hamlet } : {},
  beforeLoad: only('staff', 'leader'),
  component: lazyRouteComponent(() => import('../teams/teams-page.tsx'), 'TeamsPage'),
});

const assignmentsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/assignments',
  validateSearch: (raw: Record<string, unknown>): { hamlet?: string } =>
    typeof raw.hamlet === 'string' ? { hamlet: raw.hamlet } : {},
  beforeLoad: only('staff', 'leader'),
  component: lazyRouteComponent(() => import('../assignments/assignments-page.tsx'), 'AssignmentsPage'),
});

const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/people',
  beforeLoad: only('staff'),
  component: lazyRouteComponent(() => import('../people/people-page.tsx'), 'PeoplePage'),
});

const confirmRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/confirm',
  beforeLoad: only('staff', 'leader'),
  component: lazyRouteComponent(() => import('../households/confirm-page.tsx'), 'ConfirmPage'),
});

const placingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/placing',
  validateSearch: readPlacingSearch,
  beforeLoad: only('staff', 'leader', 'member'),
  component: lazyRouteComponent(() => import('../placing/placing-page.tsx'), 'PlacingPage'),
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/import',
  beforeLoad: only('staff'),
  component: lazyRouteComponent(() => import('../imports/import-page.tsx'), 'ImportPage'),
});

const boundariesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/boundaries',
  beforeLoad: only('staff'),
  component: lazyRouteComponent(() => import('../boundaries/boundaries-page.tsx'), 'BoundariesPage'),
});

const clustersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/clusters',
  validateSearch: (raw: Record<string, unknown>): { hamlet?: string } =>
    typeof raw.hamlet === 'string' ? { hamlet: raw.hamlet } : {},
  beforeLoad: only('staff', 'leader'),
  component: lazyRouteComponent(() => import('../clusters/clusters-page.tsx'), 'ClustersPage'),
});

const basemapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/basemap',
  beforeLoad: only('staff'),
  component: lazyRouteComponent(() => import('../basemap/basemap-page.tsx'), 'BasemapPage'),
});

const coverageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/coverage',
  beforeLoad: only('staff', 'leader', 'observer'),
  component: lazyRouteComponent(() => import('../coverage/coverage-page.tsx'), 'CoveragePage'),
});

const accountsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/accounts',
  beforeLoad: only('admin'),
  component: lazyRouteComponent(() => import('../admin/accounts-page.tsx'), 'AccountsPage'),
});

const routeTree = rootRoute.addChildren([
  signInRoute,
  firstAdminRoute,
  passwordRoute,
  slipRoute,
  shellRoute.addChildren([
    mapRoute,
    planRoute,
    visitRoute,
    unsentRoute,
    myDayRoute,
    teamsRoute,
    assignmentsRoute,
    peopleRoute,
    confirmRoute,
    placingRoute,
    importRoute,
    boundariesRoute,
    clustersRoute,
    basemapRoute,
    coverageRoute,
    accountsRoute,
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: PageSkeleton,
  defaultPendingMs: 150,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
