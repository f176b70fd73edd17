import { routes } from '../http/routes.ts';
import { accountRoutes } from './account-routes.ts';
import { communeRoutes } from './commune-routes.ts';

/** What an administrator does: communes and accounts. No household is reachable from here. */
export const adminRoutes = () => routes().route('/admin', communeRoutes()).route('/admin', accountRoutes());
