import type { LocalDate } from '../time/local-date.ts';

/** A public holiday. `expected`: by the law, the government has not yet announced which days around it are off. */
export interface Holiday {
  date: LocalDate;
  name: 'new_year' | 'tet' | 'hung_kings' | 'reunification' | 'labour' | 'national';
  basis: 'announced' | 'expected';
}

const days = (name: Holiday['name'], basis: Holiday['basis'], dates: string): Holiday[] =>
  dates.split(' ').map((date) => ({ date, name, basis }));

/**
 * Vietnam's public holidays 2026 and 2027: Labour Code 45/2019/QH14, article 112 (New Year, five days of Tết, the 10th of
 * the 3rd lunar month, 30 April, 1 May, two days around 2 September), with the days off that make up for a Saturday or
 * Sunday. Dates compared with the Python package `holidays` 0.105 (Vietnam). Tết is 17 February 2026 and 6 February 2027.
 * Days that were only swapped with a Saturday of work are no holidays of a team of volunteers and are left out.
 */
export const VIETNAM_HOLIDAYS: readonly Holiday[] = [
  ...days('new_year', 'announced', '2026-01-01'),
  ...days('tet', 'announced', '2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20'),
  ...days('hung_kings', 'announced', '2026-04-26 2026-04-27'),
  ...days('reunification', 'announced', '2026-04-30'),
  ...days('labour', 'announced', '2026-05-01'),
  ...days('national', 'announced', '2026-09-01 2026-09-02'),
  ...days('new_year', 'expected', '2027-01-01'),
  ...days('tet', 'expected', '2027-02-04 2027-02-05 2027-02-06 2027-02-07 2027-02-08 2027-02-09 2027-02-10'),
  ...days('hung_kings', 'expected', '2027-04-16'),
  ...days('reunification', 'expected', '2027-04-30'),
  ...days('labour', 'expected', '2027-05-01 2027-05-03'),
  ...days('national', 'expected', '2027-09-02 2027-09-03'),
];
