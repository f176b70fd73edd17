import { foldVietnamese } from '#geo/text/index.ts';
import { bareHamletKey, hamletKey } from './hamlet-names.ts';
import type { RegisterRow } from './rows.ts';

export interface Named {
  id: string;
  name: string;
}

export interface NamedCluster extends Named {
  hamletId: string;
}

/** A row whose hamlet and cluster are known by id, be they old or new. */
export interface PlacedRow extends RegisterRow {
  hamletId: string;
  clusterId: string | null;
}

export interface Placement {
  rows: PlacedRow[];
  /** hamlets and clusters that the commune does not have yet */
  newHamlets: Named[];
  newClusters: NamedCluster[];
}

/** Finds hamlets by name: `xom 03` is `Xóm 3`, and `Đông Hải` is `Xóm Đông Hải` where only one is called so. */
export class HamletIndex {
  readonly created: Named[] = [];
  readonly #byKey = new Map<string, Named>();
  readonly #byBareKey = new Map<string, Named | null>();
  readonly #newId: () => string;

  constructor(known: readonly Named[], newId: () => string) {
    this.#newId = newId;
    for (const hamlet of known) this.#add(hamlet);
  }

  /** The hamlet of this name, or undefined. */
  find(name: string): Named | undefined {
    const key = hamletKey(name);
    const exact = this.#byKey.get(key);
    if (exact) return exact;
    const bare = bareHamletKey(name);
    const similar = this.#byBareKey.get(bare) ?? undefined;
    // "Thôn 3" is not "Xóm 3": one of the two must leave the word out.
    return similar && (bare === key || bareHamletKey(similar.name) === hamletKey(similar.name)) ? similar : undefined;
  }

  /** The hamlet of this name; a new one where the commune has none. */
  findOrCreate(name: string): Named {
    const found = this.find(name);
    if (found) return found;
    const hamlet = { id: this.#newId(), name };
    this.created.push(hamlet);
    this.#add(hamlet);
    return hamlet;
  }

  #add(hamlet: Named): void {
    if (!this.#byKey.has(hamletKey(hamlet.name))) this.#byKey.set(hamletKey(hamlet.name), hamlet);
    const bare = bareHamletKey(hamlet.name);
    this.#byBareKey.set(bare, this.#byBareKey.has(bare) ? null : hamlet);
  }
}

/** Gives each row the id of its hamlet and cluster, new ones where the commune has none of that name. */
export function placeRows(
  rows: readonly RegisterRow[],
  hamlets: HamletIndex,
  clusters: readonly NamedCluster[],
  newId: () => string,
): Placement {
  const byName = new Map(clusters.map((cluster) => [clusterKey(cluster.hamletId, cluster.name), cluster]));
  const newClusters: NamedCluster[] = [];
  const placed = rows.map((row): PlacedRow => {
    const hamletId = hamlets.findOrCreate(row.hamletName).id;
    if (row.clusterName === null) return { ...row, hamletId, clusterId: null };
    const key = clusterKey(hamletId, row.clusterName);
    let cluster = byName.get(key);
    if (!cluster) {
      cluster = { id: newId(), name: clusterName(row.clusterName), hamletId };
      byName.set(key, cluster);
      newClusters.push(cluster);
    }
    return { ...row, hamletId, clusterId: cluster.id };
  });
  return { rows: placed, newHamlets: hamlets.created, newClusters };
}

const clusterName = (text: string): string => (/^\d{1,3}[a-z]?$/i.test(text) ? `Cụm ${text}` : text);

const clusterKey = (hamletId: string, name: string): string =>
  `${hamletId} ${foldVietnamese(clusterName(name)).replace(/^cum (dan cu )?/, '')}`;
