import type { LineString, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { type DemoFeature, demoCommune } from '../../../geo/demo/index.ts';
import { bboxOf, boxesMeet, distanceToLine, inRing, ringsCross, toMetres } from './geometry.ts';

const commune = demoCommune({ seed: 1, households: 3000, today: '2026-11-24' });
const placed = commune.households.filter((household) => household.location !== null);
const hamletRings = commune.hamlets.map((hamlet) => ({ id: hamlet.id, ring: hamlet.boundary[0]![0]! }));
const METRE = 1e-5;

/** Households that lie within some metres of a feature's box. */
const nearTo = (positions: readonly Position[]) => {
  const box = bboxOf(positions);
  return placed.filter(({ location }) => boxesMeet(box, [...location!, ...location!], 20 * METRE));
};
const ofKind = (wanted: (feature: DemoFeature) => boolean) => commune.features.filter(wanted);

describe('the country', { timeout: 60_000 }, () => {
  test('every placed household lies in its own hamlet and in no other', () => {
    const astray = placed.filter(({ location, hamletId }) =>
      hamletRings.some(({ id, ring }) => inRing(location!, ring) !== (id === hamletId)),
    );
    expect(astray).toEqual([]);
  });

  test('hamlets do not overlap and leave no gap between them', () => {
    const box = bboxOf(hamletRings.flatMap(({ ring }) => ring));
    let inside = 0;
    let most = 0;
    for (let i = 0; i < 60; i++) {
      for (let j = 0; j < 60; j++) {
        const point = [box[0] + ((box[2] - box[0]) * (i + 0.37)) / 60, box[1] + ((box[3] - box[1]) * (j + 0.41)) / 60];
        const around = hamletRings.filter(({ ring }) => inRing(point, ring)).length;
        most = Math.max(most, around);
        inside += around;
      }
    }
    expect(most).toBe(1);
    expect(inside).toBeGreaterThan(2000);
    // Each inner border belongs to two hamlets, vertex by vertex.
    const edges = new Map<string, number>();
    for (const { ring } of hamletRings) {
      for (let i = 0; i + 1 < ring.length; i++) {
        const key = [ring[i]!.join(), ring[i + 1]!.join()].sort().join(' ');
        edges.set(key, (edges.get(key) ?? 0) + 1);
      }
    }
    expect(Math.max(...edges.values())).toBe(2);
    const outer = [...edges.values()].filter((count) => count === 1).length;
    expect(outer).toBeLessThan(edges.size * 0.5);
  });

  test('every placed household lies in the outline of its cluster, at least nine metres from the edge', () => {
    const outlines = new Map(commune.clusters.map((cluster) => [cluster.id, cluster.outline[0]!]));
    const depths = placed.map(({ location, clusterId }) => {
      const outline = outlines.get(clusterId!)!;
      return inRing(location!, outline) ? distanceToLine(location!, outline) : -1;
    });
    expect(Math.min(...depths)).toBeGreaterThan(9);
  });

  test('outlines lie in their hamlet and do not overlap', () => {
    const outlines = commune.clusters.map(({ hamletId, outline }) => ({
      hamletId,
      ring: outline[0]!,
      box: bboxOf(outline[0]!),
    }));
    for (const [i, a] of outlines.entries()) {
      const hamlet = hamletRings.find(({ id }) => id === a.hamletId)!.ring;
      expect(a.ring.every((point) => inRing(point, hamlet))).toBe(true);
      for (const b of outlines.slice(i + 1)) {
        if (!boxesMeet(a.box, b.box)) continue;
        expect(ringsCross(a.ring, b.ring) || inRing(a.ring[0]!, b.ring) || inRing(b.ring[0]!, a.ring)).toBe(false);
      }
    }
  });

  test('no household stands on a road, a canal or the dyke', () => {
    const lines = ofKind(({ geometry }) => geometry.type === 'LineString');
    expect(lines.length).toBeGreaterThan(300);
    for (const feature of lines) {
      const line = (feature.geometry as LineString).coordinates;
      const least = feature.subkind === 'canal' ? 10 : 5.5;
      for (const { location } of nearTo(line)) expect(distanceToLine(location!, line)).toBeGreaterThan(least);
    }
  });

  test('no household stands in river, sea or pond', () => {
    for (const feature of ofKind(({ kind, geometry }) => kind === 'water' && geometry.type === 'Polygon')) {
      const ring = (feature.geometry as Polygon).coordinates[0]!;
      for (const { location } of nearTo(ring)) expect(inRing(location!, ring)).toBe(false);
    }
  });

  test('neighbours keep a few metres between their houses', () => {
    const points = placed.map(({ location }) => toMetres(location!)).sort((a, b) => a[0] - b[0]);
    let least = Infinity;
    for (const [i, a] of points.entries()) {
      for (let j = i + 1; j < points.length && points[j]![0] - a[0] < least; j++) {
        least = Math.min(least, Math.hypot(points[j]![0] - a[0], points[j]![1] - a[1]));
      }
    }
    expect(least).toBeGreaterThan(8);
  });

  test('most households have a building under them, and the map has all that the coast has', () => {
    const buildings = ofKind(({ kind }) => kind === 'building').map((f) => (f.geometry as Polygon).coordinates[0]!);
    const first = buildings.map((ring) => ring[0]!);
    const housed = placed.filter(({ location }) =>
      buildings.some((ring, i) => Math.abs(first[i]![1]! - location![1]!) < 20 * METRE && inRing(location!, ring)),
    );
    expect(housed.length / placed.length).toBeGreaterThan(0.9);
    const kinds = new Set(commune.features.map(({ kind, subkind }) => (subkind ? `${kind}/${subkind}` : kind)));
    for (const kind of [
      'lane/road',
      'lane/lane',
      'lane/path',
      'water/canal',
      'water/river',
      'water/pond',
      'water/sea',
      'land_cover/mangrove',
      'land_cover/beach',
      'land_cover/orchard',
      'dyke',
      'field',
    ])
      expect(kinds).toContain(kind);
    for (const kind of [
      'place/culture_house',
      'place/school',
      'place/pagoda',
      'place/church',
      'place/market',
      'place/clinic',
    ])
      expect(kinds).toContain(kind);
    const names = new Set(commune.features.map(({ name }) => name));
    for (const name of ['Kênh Trục Nam', 'Kênh Cát Bồi', 'Đê biển', 'Ao tôm']) expect(names).toContain(name);
  });

  test('rings are closed', () => {
    const rings = commune.features.flatMap(({ geometry }) =>
      geometry.type === 'Polygon'
        ? geometry.coordinates
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates.flat()
          : [],
    );
    expect(rings.filter((ring) => ring[0]!.join() !== ring.at(-1)!.join())).toEqual([]);
  });
});
