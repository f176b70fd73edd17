/** Outlines in a 24 box, from Tabler Icons (MIT): school, building-store, building-pavilion, building-community, building-church, first-aid-kit, building-bank, mail, shield, building-monument, map-pin. */
const ICONS: Record<string, readonly string[]> = {
  school: ['M22 9l-10 -4l-10 4l10 4l10 -4v6', 'M6 10.6v5.4a6 3 0 0 0 12 0v-5.4'],
  market: [
    'M3 21l18 0',
    'M3 7v1a3 3 0 0 0 6 0v-1m0 1a3 3 0 0 0 6 0v-1m0 1a3 3 0 0 0 6 0v-1h-18l2 -4h14l2 4',
    'M5 21l0 -10.15',
    'M19 21l0 -10.15',
    'M9 21v-4a2 2 0 0 1 2 -2h2a2 2 0 0 1 2 2v4',
  ],
  pagoda: [
    'M3 21h7v-3a2 2 0 0 1 4 0v3h7',
    'M6 21l0 -9',
    'M18 21l0 -9',
    'M6 12h12a3 3 0 0 0 3 -3a9 8 0 0 1 -9 -6a9 8 0 0 1 -9 6a3 3 0 0 0 3 3',
  ],
  culture_house: [
    'M8 9l5 5v7h-5v-4m0 4h-5v-7l5 -5m1 1v-6a1 1 0 0 1 1 -1h10a1 1 0 0 1 1 1v17h-8',
    'M13 7l0 .01',
    'M17 7l0 .01',
    'M17 11l0 .01',
    'M17 15l0 .01',
  ],
  church: ['M3 21l18 0', 'M10 21v-4a2 2 0 0 1 4 0v4', 'M10 5l4 0', 'M12 3l0 5', 'M6 21v-7m-2 2l8 -8l8 8m-2 -2v7'],
  clinic: [
    'M8 8v-2a2 2 0 0 1 2 -2h4a2 2 0 0 1 2 2v2',
    'M4 10a2 2 0 0 1 2 -2h12a2 2 0 0 1 2 2v8a2 2 0 0 1 -2 2h-12a2 2 0 0 1 -2 -2l0 -8',
    'M10 14h4',
    'M12 12v4',
  ],
  office: [
    'M3 21l18 0',
    'M3 10l18 0',
    'M5 6l7 -3l7 3',
    'M4 10l0 11',
    'M20 10l0 11',
    'M8 14l0 3',
    'M12 14l0 3',
    'M16 14l0 3',
  ],
  post_office: ['M3 7a2 2 0 0 1 2 -2h14a2 2 0 0 1 2 2v10a2 2 0 0 1 -2 2h-14a2 2 0 0 1 -2 -2v-10', 'M3 7l9 6l9 -6'],
  police: ['M12 3a12 12 0 0 0 8.5 3a12 12 0 0 1 -8.5 15a12 12 0 0 1 -8.5 -15a12 12 0 0 0 8.5 -3'],
  memorial: ['M8 18l2 -13l2 -2l2 2l2 13', 'M5 21v-3h14v3', 'M3 21l18 0'],
};
/** A communal house has the pagoda's roof. */
const ALIKE: Record<string, string> = { temple: 'pagoda' };

const PIN = [
  'M9 11a3 3 0 1 0 6 0a3 3 0 0 0 -6 0',
  'M17.657 16.657l-4.243 4.243a2 2 0 0 1 -2.827 0l-4.244 -4.243a8 8 0 1 1 11.314 0',
];

export const placeIcon = (subkind: string): readonly string[] => ICONS[ALIKE[subkind] ?? subkind] ?? PIN;
