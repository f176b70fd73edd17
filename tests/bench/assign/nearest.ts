import type { AssignableHousehold, AssignableMember } from '#geo/assignment/types.ts';

const MINIMUM = 10;

/** What is done without a plan: every household with a position to the member of its hamlet who lives nearest. */
export function nearestMember(households: readonly AssignableHousehold[], members: readonly AssignableMember[]) {
  const loads = new Map(members.map(({ id }) => [id, 0]));
  const owners = new Map<string, Set<string>>();
  let metres = 0;
  let placed = 0;
  for (const { location, hamletId, clusterId } of households) {
    if (location === null) continue;
    const ways = members
      .filter((member) => member.hamletId === hamletId && member.location !== null)
      .map((member) => ({ id: member.id, way: flat(location, member.location!) }));
    const { id, way } = ways.reduce((best, one) => (one.way < best.way ? one : best));
    loads.set(id, loads.get(id)! + 1);
    metres += way;
    placed++;
    if (clusterId) owners.set(clusterId, (owners.get(clusterId) ?? new Set()).add(id));
  }
  return {
    below: [...loads.values()].filter((load) => load < MINIMUM).length,
    whole: [...owners.values()].filter((one) => one.size === 1).length,
    metres: metres / placed,
  };
}

/** Metres on a plane touching the earth there; good over a hamlet. */
function flat([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const metres = 111_195;
  return Math.hypot((lon2 - lon1) * metres * Math.cos((lat1 * Math.PI) / 180), (lat2 - lat1) * metres);
}
