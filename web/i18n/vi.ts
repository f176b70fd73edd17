import admin from './admin.vi.ts';
import common from './common.vi.ts';
import households from './households.vi.ts';
import map from './map.vi.ts';
import myDay from './my-day.vi.ts';
import visits from './visits.vi.ts';

/** Every word of the page, by feature. */
export const vi = { common, households, map, admin, visits, myDay };
