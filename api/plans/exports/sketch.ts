import type { ExportRoute } from './plan-export.ts';

/** Where a sketch is drawn on the page, in points. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface SketchStop {
  order: number;
  flagged: boolean;
  x: number;
  y: number;
}

/** A route fitted into a box, in points of the page. */
export interface Sketch {
  line: [number, number][];
  stops: SketchStop[];
  /** points of the page a metre is long */
  pointsPerMetre: number;
}

const METRES_PER_DEGREE = 111_320;
/** A few houses are not blown up until their distances mislead. */
const LEAST_METRES = 60;

/**
 * Fits line and stops of a route into a box, north up, true to scale. `null` where no place is known.
 *
 * @param margin  free points along the edges, for the signs themselves
 */
export function sketchOf(route: Pick<ExportRoute, 'line' | 'stops'>, box: Box, margin: number): Sketch | null {
  const placed = route.stops.flatMap((stop) => (stop.position ? [{ ...stop, position: stop.position }] : []));
  const places = [...route.line, ...placed.map(({ position }) => position)];
  if (places.length === 0) return null;
  const [lons, lats] = [places.map(([lon]) => lon), places.map(([, lat]) => lat)];
  const middle = [(least(lons) + most(lons)) / 2, (least(lats) + most(lats)) / 2] as const;
  const shrink = Math.cos((middle[1] * Math.PI) / 180);
  const metres = ([lon, lat]: readonly [number, number]) =>
    [(lon - middle[0]) * METRES_PER_DEGREE * shrink, (lat - middle[1]) * METRES_PER_DEGREE] as const;

  const width = Math.max(LEAST_METRES, (most(lons) - least(lons)) * METRES_PER_DEGREE * shrink);
  const height = Math.max(LEAST_METRES, (most(lats) - least(lats)) * METRES_PER_DEGREE);
  const scale = Math.min((box.width - 2 * margin) / width, (box.height - 2 * margin) / height);
  const onPage = (position: readonly [number, number]): [number, number] => {
    const [x, y] = metres(position);
    return [box.left + box.width / 2 + x * scale, box.top + box.height / 2 - y * scale];
  };
  return {
    line: route.line.map(onPage),
    stops: placed.map(({ order, flagged, position }) => {
      const [x, y] = onPage(position);
      return { order, flagged, x, y };
    }),
    pointsPerMetre: scale,
  };
}

const least = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
const most = (values: number[]): number => values.reduce((a, b) => Math.max(a, b));

/** A round length for the scale bar that takes at most `points`. */
export function scaleBar(pointsPerMetre: number, points: number): number {
  const lengths = [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1];
  return lengths.find((metres) => metres * pointsPerMetre <= points) ?? 1;
}
