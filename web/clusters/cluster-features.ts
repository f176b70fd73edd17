import type { Feature, MultiPolygon, Position } from 'geojson';
import type { ClusterShape, ClusterShapeList } from '#api/clusters/schema.ts';

/** Households in no cluster. */
const LOOSE = '#888888';

/** Outlines, with what their layer asks of each. */
export const outlineFeatures = (
  clusters: readonly ClusterShape[],
  propertiesOf: (cluster: ClusterShape) => Record<string, unknown>,
): Feature[] =>
  clusters.flatMap((cluster) =>
    cluster.outline
      ? [{ type: 'Feature', properties: { id: cluster.id, ...propertiesOf(cluster) }, geometry: cluster.outline }]
      : [],
  );

/** Households as dots in the colour of their cluster. */
export function homeFeatures(
  homes: ClusterShapeList['homes'],
  clusterOf: ReadonlyMap<string, string>,
  colours: ReadonlyMap<string, string>,
  chosen: ReadonlySet<string>,
): Feature[] {
  return homes.map(({ id, location }) => ({
    type: 'Feature',
    properties: { colour: colours.get(clusterOf.get(id) ?? '') ?? LOOSE, chosen: chosen.has(id) },
    geometry: { type: 'Point', coordinates: location },
  }));
}

export const labelFeatures = (clusters: readonly ClusterShape[]): Feature[] =>
  clusters.flatMap(({ name, outline }) =>
    outline
      ? [{ type: 'Feature', properties: { name }, geometry: { type: 'Point', coordinates: middleOf(outline) } }]
      : [],
  );

/** The mean of the corners of the part with most of them: where the name stands. */
function middleOf({ coordinates }: MultiPolygon): Position {
  const [ring] = coordinates.map(([outer]) => outer!.slice(1)).sort((a, b) => b.length - a.length);
  return [0, 1].map((axis) => ring!.reduce((sum, position) => sum + position[axis]!, 0) / ring!.length);
}
