import { type FilterSpecification, featureFilter } from '@maplibre/maplibre-gl-style-spec';
import { expect, test } from 'vitest';
import { type HouseholdFilter, householdMatches } from '../../../web/map/filter.ts';

const ANH = { id: 'a', hamletId: 'x1', clusterId: 'c1', memberId: 'm1', status: 'reached', flagged: false, rank: 6 };
const BINH = {
  id: 'b',
  hamletId: 'x1',
  clusterId: 'c2',
  status: 'never_reached',
  flagged: true,
  rank: 2,
  elderly: true,
  unassigned: true,
};
const CHI = {
  id: 'c',
  hamletId: 'x2',
  clusterId: 'c3',
  memberId: 'm2',
  status: 'never_reached',
  flagged: false,
  rank: 3,
};
/** Of a household not seen in full a tile says no more. */
const HIDDEN = { id: 'd', hamletId: 'x1', clusterId: 'c1' };
const ALL = [ANH, BINH, CHI, HIDDEN];

function shown(filter: HouseholdFilter): string {
  const { filter: matches } = featureFilter(householdMatches(filter) as FilterSpecification, 'layers[0].filter');
  return ALL.filter((properties) => matches({ zoom: 16 }, { type: 1, properties }))
    .map(({ id }) => id)
    .join('');
}

test.each<[string, HouseholdFilter, string]>([
  ['nothing narrows nothing', {}, 'abcd'],
  ['a hamlet', { hamletId: 'x1' }, 'abd'],
  ['a cluster', { clusterId: 'c2' }, 'b'],
  ['a member', { memberId: 'm1' }, 'a'],
  ['the flagged', { flagged: true }, 'b'],
  ['a status without the flagged of it', { statuses: ['never_reached'], flagged: false }, 'c'],
  ['several statuses', { statuses: ['never_reached', 'reached'] }, 'abc'],
  ['known to be elderly: unknown is not no', { elderly: true }, 'b'],
  ['nobody in charge: who is hidden may have somebody', { unassigned: true }, 'b'],
  ['found by a search', { visibleIds: ['c', 'a', 'a'] }, 'ac'],
  ['a search that found nothing', { visibleIds: [] }, ''],
  ['all at once', { hamletId: 'x1', statuses: ['reached'], visibleIds: ['a', 'c'] }, 'a'],
])('the map shows %s', (_what, filter, expected) => {
  expect(shown(filter)).toBe(expected);
});
