import type { MiddlewareHandler } from 'hono';
import type { Role } from '../db/door.ts';
import { problem } from '../http/problem.ts';
import type { Env } from '../http/routes.ts';

/**
 * What each role may do at all: the one place. Which rows it reaches is the database's policies' business.
 * Where the answer is no, the route answers 403.
 */
export const PERMISSIONS = {
  'households.read': ['staff', 'leader', 'member'],
  'households.create': ['staff', 'leader', 'member'],
  'households.change': ['staff', 'leader', 'member'],
  'households.delete': ['staff', 'leader'],
  'households.confirm': ['staff', 'leader'],
  'places.suggest': ['staff', 'leader', 'member'],
  'places.check': ['staff', 'leader'],
  'visits.write': ['staff', 'leader', 'member'],
  'assignments.write': ['staff', 'leader'],
  'clusters.read': ['staff', 'leader', 'member'],
  'clusters.write': ['staff', 'leader'],
  'hamlets.read': ['staff', 'leader', 'member', 'observer'],
  'hamlets.write': ['staff'],
  'members.read': ['staff', 'leader', 'member'],
  'members.write': ['staff', 'leader'],
  'members.availability': ['staff', 'leader'],
  'pins.read': ['staff', 'leader', 'member'],
  'pins.write': ['staff', 'leader'],
  'plans.write': ['staff', 'leader'],
  'plans.mine': ['leader', 'member'],
  'accounts.slips': ['staff'],
  'catalogues.read': ['staff', 'leader', 'member', 'observer', 'admin'],
  'summary.read': ['staff', 'leader', 'member', 'observer'],
  'summary.detailed': ['staff', 'leader', 'member'],
  'tiles.frame': ['staff', 'leader', 'member', 'observer'],
  'tiles.households': ['staff', 'leader', 'member'],
  'imports.write': ['staff'],
  'basemap.write': ['staff'],
  'events.read': ['staff', 'leader', 'member', 'observer'],
  'audit.read': ['staff'],
  'admin.communes': ['admin'],
  'admin.accounts': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Permission = keyof typeof PERMISSIONS;

/** May this role do it? */
export const may = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);

/** Middleware of a route: `middleware: requirePermission('households.read')`. 401 without a session, 403 without the right. */
export const requirePermission =
  (permission: Permission): MiddlewareHandler<Env> =>
  async (c, next) => {
    if (!c.var.user) throw problem('unauthenticated');
    if (!may(c.var.user.role, permission)) throw problem('forbidden');
    await next();
  };
