/** Who was in charge of a household and which cluster it lay in, as far as list or map told. */
export interface Standing {
  memberId: string | null;
  clusterId: string | null;
}

/**
 * What has to be set again to take a change of many households back: by what each had before, those which had the
 * new value already left out.
 *
 * @param before  undefined where nobody knows
 * @returns null where some household's past is unknown: half taken back would be worse than not at all
 */
export function groupsBefore(
  ids: Iterable<string>,
  before: (id: string) => string | null | undefined,
  now: string | null,
): Map<string | null, string[]> | null {
  const groups = new Map<string | null, string[]>();
  for (const id of ids) {
    const had = before(id);
    if (had === undefined) return null;
    if (had === now) continue;
    const group = groups.get(had);
    if (group) group.push(id);
    else groups.set(had, [id]);
  }
  return groups;
}

/** Sets every group again, one after the other. */
export async function takeBack(
  groups: ReadonlyMap<string | null, string[]>,
  set: (ids: string[], to: string | null) => Promise<unknown>,
): Promise<void> {
  for (const [had, ids] of groups) await set(ids, had);
}
