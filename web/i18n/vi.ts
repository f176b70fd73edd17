import admin from './admin.vi.ts';
import assignments from './assignments.vi.ts';
import basemap from './basemap.vi.ts';
import boundaries from './boundaries.vi.ts';
import clusters from './clusters.vi.ts';
import common from './common.vi.ts';
import coverage from './coverage.vi.ts';
import households from './households.vi.ts';
import imports from './imports.vi.ts';
import map from './map.vi.ts';
import members from './members.vi.ts';
import myDay from './my-day.vi.ts';
import outbox from './outbox.vi.ts';
import people from './people.vi.ts';
import placing from './placing.vi.ts';
import plan from './plan.vi.ts';
import setUp from './set-up.vi.ts';
import teams from './teams.vi.ts';
import turn from './turn.vi.ts';
import visits from './visits.vi.ts';

/** Every word of the page, by feature. */
export const vi = {
  common,
  households,
  map,
  admin,
  visits,
  myDay,
  teams,
  imports,
  basemap,
  coverage,
  placing,
  plan,
  boundaries,
  clusters,
  people,
  setUp,
  turn,
  assignments,
  members,
  outbox,
};
