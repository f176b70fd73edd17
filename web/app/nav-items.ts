import {
  IconCalendarEvent,
  IconChartBar,
  IconChecklist,
  IconFileImport,
  IconHomeHeart,
  IconMap2,
  IconMapPinPlus,
  type IconProps,
  IconTopologyStar3,
  IconUserCog,
  IconUserShare,
  IconUsersGroup,
  IconVector,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { Me, Role } from './session.ts';

export interface NavItem {
  to:
    | '/'
    | '/plan'
    | '/my-day'
    | '/coverage'
    | '/teams'
    | '/assignments'
    | '/confirm'
    | '/placing'
    | '/import'
    | '/boundaries'
    | '/clusters'
    | '/accounts';
  label:
    | 'nav.map'
    | 'nav.plan'
    | 'nav.myDay'
    | 'nav.coverage'
    | 'nav.teams'
    | 'nav.assignments'
    | 'nav.confirm'
    | 'nav.placing'
    | 'nav.import'
    | 'nav.boundaries'
    | 'nav.clusters'
    | 'nav.accounts';
  icon: ComponentType<IconProps>;
  /** on a phone there is no room for it: it is reached from another page */
  wideOnly?: true;
}

const ITEMS = {
  map: { to: '/', label: 'nav.map', icon: IconMap2 },
  plan: { to: '/plan', label: 'nav.plan', icon: IconCalendarEvent },
  myDay: { to: '/my-day', label: 'nav.myDay', icon: IconHomeHeart },
  coverage: { to: '/coverage', label: 'nav.coverage', icon: IconChartBar },
  teams: { to: '/teams', label: 'nav.teams', icon: IconUsersGroup },
  assignments: { to: '/assignments', label: 'nav.assignments', icon: IconUserShare, wideOnly: true },
  confirm: { to: '/confirm', label: 'nav.confirm', icon: IconChecklist },
  placing: { to: '/placing', label: 'nav.placing', icon: IconMapPinPlus, wideOnly: true },
  import: { to: '/import', label: 'nav.import', icon: IconFileImport },
  clusters: { to: '/clusters', label: 'nav.clusters', icon: IconTopologyStar3, wideOnly: true },
  boundaries: { to: '/boundaries', label: 'nav.boundaries', icon: IconVector, wideOnly: true },
  accounts: { to: '/accounts', label: 'nav.accounts', icon: IconUserCog },
} as const satisfies Record<string, NavItem>;

const BY_ROLE: Record<Role, NavItem[]> = {
  staff: [
    ITEMS.map,
    ITEMS.plan,
    ITEMS.coverage,
    ITEMS.teams,
    ITEMS.assignments,
    ITEMS.confirm,
    ITEMS.placing,
    ITEMS.clusters,
    ITEMS.import,
    ITEMS.boundaries,
  ],
  leader: [
    ITEMS.map,
    ITEMS.plan,
    ITEMS.coverage,
    ITEMS.teams,
    ITEMS.assignments,
    ITEMS.confirm,
    ITEMS.placing,
    ITEMS.clusters,
  ],
  member: [ITEMS.myDay, ITEMS.map],
  observer: [ITEMS.coverage],
  admin: [ITEMS.accounts],
};

/** The pages of a user, the most used first; a leader in charge of households of his own has these too. */
export function navItems(me: Me): NavItem[] {
  const items = BY_ROLE[me.role];
  return me.role === 'leader' && me.memberId ? [items[0]!, items[1]!, ITEMS.myDay, ...items.slice(2)] : items;
}
