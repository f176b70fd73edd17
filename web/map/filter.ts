import type { ExpressionSpecification } from 'maplibre-gl';

/** What the map and the list beside it show; the same object drives both. Absent: no restriction. */
export interface HouseholdFilter {
  hamletId?: string;
  clusterId?: string;
  memberId?: string;
  statuses?: readonly string[];
  flagged?: boolean;
  elderly?: boolean;
  deviceless?: boolean;
  unassigned?: boolean;
  /** Ids found by a text search, which the tiles know nothing of. */
  visibleIds?: readonly string[];
}

const property = (name: string): ExpressionSpecification => ['get', name];
const flag = (name: string): ExpressionSpecification => ['==', ['coalesce', property(name), false], true];

/** One of many: a `match`, because it looks labels up by hash where `in` walks through all of them. */
const oneOf = (name: string, values: readonly string[]): ExpressionSpecification =>
  values.length === 0
    ? ['literal', false]
    : ([
        'match',
        ['coalesce', property(name), ''],
        [...new Set(values)],
        true,
        false,
      ] as unknown as ExpressionSpecification);

/** `unassigned` may be said by the tile or follow from the missing member of a household that is seen in full. */
const unassigned: ExpressionSpecification = [
  'any',
  flag('unassigned'),
  ['all', ['has', 'status'], ['==', ['coalesce', property('memberId'), ''], '']],
];

/** The filter as an expression over a household's tile properties, true where it matches. */
export function householdMatches(filter: HouseholdFilter): ExpressionSpecification {
  const conditions: ExpressionSpecification[] = [];
  if (filter.hamletId) conditions.push(['==', property('hamletId'), filter.hamletId]);
  if (filter.clusterId) conditions.push(['==', property('clusterId'), filter.clusterId]);
  if (filter.memberId) conditions.push(['==', property('memberId'), filter.memberId]);
  if (filter.statuses) conditions.push(oneOf('status', filter.statuses));
  if (filter.flagged !== undefined) conditions.push(['==', ['coalesce', property('flagged'), false], filter.flagged]);
  if (filter.elderly !== undefined) conditions.push(['==', property('elderly'), filter.elderly]);
  if (filter.deviceless !== undefined) conditions.push(['==', property('deviceless'), filter.deviceless]);
  if (filter.unassigned) conditions.push(unassigned);
  if (filter.visibleIds) conditions.push(oneOf('id', filter.visibleIds));
  return ['all', ...conditions] as ExpressionSpecification;
}
