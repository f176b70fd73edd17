import admin from './admin.en.ts';
import assignments from './assignments.en.ts';
import basemap from './basemap.en.ts';
import boundaries from './boundaries.en.ts';
import clusters from './clusters.en.ts';
import common from './common.en.ts';
import coverage from './coverage.en.ts';
import households from './households.en.ts';
import imports from './imports.en.ts';
import map from './map.en.ts';
import members from './members.en.ts';
import myDay from './my-day.en.ts';
import outbox from './outbox.en.ts';
import people from './people.en.ts';
import placing from './placing.en.ts';
import plan from './plan.en.ts';
import setUp from './set-up.en.ts';
import teams from './teams.en.ts';
import turn from './turn.en.ts';
import visits from './visits.en.ts';

/** Every word of the page, by feature. */
export const en = {
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
