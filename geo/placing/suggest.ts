import { placesAtMouth, placesByNumber } from './by_number.ts';
import type { Ground } from './ground.ts';
import { type HouseAddress, parseHouseAddress } from './house_address.ts';
import type { Neighbour, UnplacedHousehold } from './neighbours.ts';
import { placesAlong, placesBeside, placesInCluster } from './open_places.ts';
import { type Street, streetsOf } from './streets.ts';
import { type Candidate, type PlaceSuggestion, settle } from './suggestion.ts';

/** As many as keys 1 to 5 choose among. */
const MOST = 5;
/** Where the address says as much, room elsewhere in the cluster is not looked for. */
const CLEAR = 0.6;
/** More neighbours of one name than this tell nothing. */
const MOST_NAMESAKES = 3;

/**
 * Places a household may stand on, best first, by its address and its cluster: between or beyond the house numbers of
 * its lane, beside the neighbour its address names, along its lane, in its cluster. None of them is outside the hamlet,
 * in water, on a lane, or nearer than `leastGapMetres` to another household. The same ground gives the same places.
 *
 * Time grows with the households of its street and cluster, not with those of the hamlet.
 */
export function suggestPlaces(ground: Ground, household: UnplacedHousehold, most = MOST): PlaceSuggestion[] {
  const address = parseHouseAddress(household.address ?? '');
  const clusterId = household.clusterId ?? clusterNamed(ground, address);
  const told = [...byNeighbour(ground, address, clusterId), ...byStreet(ground, address, clusterId)];
  const isClear = told.some(({ score }) => score >= CLEAR);
  return settle([...told, ...(clusterId && !isClear ? placesInCluster(clusterId, ground) : [])], ground, most);
}

/** Places beside a household chosen by hand. */
export function suggestBeside(ground: Ground, neighbourId: string, most = MOST): PlaceSuggestion[] {
  const neighbour = ground.neighbours.find(({ household }) => household.id === neighbourId);
  return neighbour ? settle(placesBeside(neighbour, ground), ground, most) : [];
}

/**
 * Suggestions for many households at once, in the order given: what is best for one is kept from the next, so that all
 * of them can be accepted together.
 */
export function suggestForAll(ground: Ground, households: readonly UnplacedHousehold[]): PlaceSuggestion[][] {
  return households.map((household) => {
    const suggestions = suggestPlaces(ground, household);
    if (suggestions[0]) ground.reserve(suggestions[0].location);
    return suggestions;
  });
}

function byStreet(ground: Ground, address: HouseAddress, clusterId: string | null): Candidate[] {
  const { street: key, number, mouth } = address;
  if (key === '' && number === null) return [];
  const street = streetIn(ground, key, clusterId);
  const found = number && street ? placesByNumber(number.value, street, ground) : [];
  if (found.some(({ score }) => score >= CLEAR)) return found;
  const atMouth = mouth && found.length === 0 && streetIn(ground, mouth.street, clusterId);
  if (mouth && atMouth) return placesAtMouth(mouth.value, atMouth, ground);
  const along = { key, value: number?.value ?? null, households: street?.households ?? [] };
  return [...found, ...(key === '' ? [] : placesAlong(along, ground))];
}

/** The households of a street; of those with no lane's name, and of a name in two places, the household's own cluster. */
function streetIn(ground: Ground, key: string, clusterId: string | null): Street | null {
  const street = ground.streets.get(key);
  if (!street) return null;
  if (clusterId === null) return key === '' ? null : street;
  const own = street.households.filter(({ household }) => household.clusterId === clusterId);
  if (own.length === street.households.length) return street;
  if (own.length === 0) return key === '' ? null : street;
  return streetsOf(own).get(key) ?? null;
}

function byNeighbour(ground: Ground, { beside }: HouseAddress, clusterId: string | null): Candidate[] {
  if (!beside) return [];
  const named = ground.neighbours.filter(({ head }) => head === beside || head.endsWith(` ${beside}`));
  const near = named.filter(({ household }) => household.clusterId === clusterId);
  const meant: Neighbour[] = near.length > 0 ? near : named;
  if (meant.length > MOST_NAMESAKES) return [];
  return meant.flatMap((neighbour) =>
    placesBeside(neighbour, ground).map((candidate) => ({ ...candidate, score: candidate.score / meant.length })),
  );
}

/** `Đội 3` in the address is a cluster of that name. */
const clusterNamed = ({ clusters }: Ground, { areas, street }: HouseAddress): string | null =>
  clusters.find(({ name }) => areas.includes(name) || (street !== '' && parseHouseAddress(name).street === street))
    ?.id ?? null;
