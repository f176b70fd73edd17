import { triangulate } from './delaunay.ts';
import { keyOf, type Point } from './grid.ts';
import type { Plane } from './plane.ts';

/** Nobody's country. */
export const NOBODY = -1;

/** Borders between areas: corners, and from each corner the sides that leave it with who lies on their left. */
export interface BorderGraph {
  at: Point[];
  /** `sides[i].get(j)`: whose area lies left of the side from corner i to corner j. Sides exist in both directions. */
  sides: Map<number, number>[];
}

/** Sides are told one by one; what lies doubly on one line is settled when all are there. */
export interface GraphBuilder {
  corner: (point: Point) => number;
  /** A side with `left` on its left and `right` on its right. */
  side: (from: number, to: number, left: number, right: number) => void;
  done: () => BorderGraph;
}

export function graphBuilder(): GraphBuilder {
  const at: Point[] = [];
  const known = new Map<number, number>();
  const told: Map<number, number[]>[] = [];
  const add = (from: number, to: number, label: number) => {
    const labels = told[from]!.get(to);
    if (labels) labels.push(label);
    else told[from]!.set(to, [label]);
  };
  return {
    corner(point) {
      const key = keyOf(point);
      let index = known.get(key);
      if (index === undefined) {
        index = at.push(point) - 1;
        told.push(new Map());
        known.set(key, index);
      }
      return index;
    },
    side(from, to, left, right) {
      if (from === to || left === right) return;
      add(from, to, left);
      add(to, from, right);
    },
    done() {
      const sides = at.map(() => new Map<number, number>());
      for (const [from, ends] of told.entries())
        for (const [to, labels] of ends) {
          if (from > to) continue;
          // Two borders squeezed into one line: who lay between them has no room there.
          const back = [...told[to]!.get(from)!];
          const left = labels.filter((label) => {
            const i = back.indexOf(label);
            if (i >= 0) back.splice(i, 1);
            return i < 0;
          });
          if (left.length === 0 || back.length === 0) continue;
          sides[from]!.set(to, left[0]!);
          sides[to]!.set(from, back[0]!);
        }
      return { at, sides };
    },
  };
}

/**
 * The borders between sites of different labels: every place belongs to the label of the nearest site (Voronoi).
 *
 * @param label  of each site; the triangulation's frame is {@link NOBODY}'s
 */
export function voronoiBorders(x: Int32Array, y: Int32Array, label: readonly number[], plane: Plane): BorderGraph {
  const mesh = triangulate({ x, y });
  const labelOf = (site: number) => label[site] ?? NOBODY;
  const builder = graphBuilder();
  const centres = new Map<number, number>();
  const centreOf = (t: number): number => {
    const index = centres.get(t) ?? builder.corner(plane.onGrid(...circumcentre(mesh, t)));
    centres.set(t, index);
    return index;
  };
  for (let side = 0; side < 3 * mesh.triangles; side++) {
    const beyond = mesh.across[side]!;
    const t = Math.floor(side / 3);
    if (beyond < t) continue; // outside the frame, or told from there
    const right = labelOf(mesh.corners[side]!);
    const left = labelOf(mesh.corners[side % 3 === 2 ? side - 2 : side + 1]!);
    if (left !== right) builder.side(centreOf(t), centreOf(beyond), left, right);
  }
  return builder.done();
}

function circumcentre({ x, y, corners }: ReturnType<typeof triangulate>, t: number): [number, number] {
  const [a, b, c] = [corners[3 * t]!, corners[3 * t + 1]!, corners[3 * t + 2]!];
  const bx = x[b]! - x[a]!;
  const by = y[b]! - y[a]!;
  const cx = x[c]! - x[a]!;
  const cy = y[c]! - y[a]!;
  const d = 2 * (bx * cy - by * cx);
  const bb = bx * bx + by * by;
  const cc = cx * cx + cy * cy;
  return [x[a]! + (cy * bb - by * cc) / d, y[a]! + (bx * cc - cx * bb) / d];
}
