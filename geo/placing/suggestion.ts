import type { Ground } from './ground.ts';
import type { Point, Position } from './plane.ts';

/** Why a place is suggested; numbers as people write them. */
export type PlaceReason =
  | { kind: 'between_numbers'; from: string; to: string }
  | { kind: 'beside_number'; number: string }
  | { kind: 'along_lane'; lane: string | null }
  | { kind: 'beside_neighbour'; head: string }
  | { kind: 'same_cluster' };

/** A place a household may stand on. */
export interface PlaceSuggestion {
  location: Position;
  /** 0 to 1: how likely the house is within `accuracyMetres` of it. */
  score: number;
  reason: PlaceReason;
  accuracyMetres: number;
  /** An empty house seen from above stands there. */
  onBuilding: boolean;
}

/** A place before it is checked against what is there. */
export interface Candidate {
  point: Point;
  score: number;
  reason: PlaceReason;
  accuracyMetres: number;
  /** where else it may be put if the point is taken, best first */
  instead?: Point[];
}

/** From this score on a suggestion may be accepted unseen, together with others. */
export const SURE_SCORE = 0.8;

/** A house seen from above is taken for the one meant within this share of the spacing. */
const SNAP_SHARE = 0.75;
const SNAPPED_ACCURACY_METRES = 5;
const SNAP_GAIN = 0.05;
/** Two suggestions closer than this are one, metres. */
const SAME_METRES = 6;

/** Candidates as suggestions: on open ground, best first, each place once. */
export function settle(candidates: readonly Candidate[], ground: Ground, most: number): PlaceSuggestion[] {
  const found: (PlaceSuggestion & { point: Point })[] = [];
  const ordered = candidates.map((candidate, at) => ({ candidate, at }));
  ordered.sort((a, b) => b.candidate.score - a.candidate.score || a.at - b.at);
  for (const { candidate } of ordered) {
    const placed = onBuilding(candidate, ground) ?? onOpenGround(candidate, ground);
    if (!placed || found.some(({ point }) => near(point, placed.point))) continue;
    found.push({ ...placed, location: ground.plane.toPosition(placed.point) });
  }
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, most).map(({ point: _, ...suggestion }) => suggestion);
}

const near = (a: Point, b: Point) => Math.hypot(a[0] - b[0], a[1] - b[1]) < SAME_METRES;

type Settled = Omit<PlaceSuggestion, 'location'> & { point: Point };

function onBuilding({ point, score, reason, accuracyMetres }: Candidate, ground: Ground): Settled | null {
  const { empty, options } = ground;
  const building = empty?.nearest(point, options.spacingMetres * SNAP_SHARE, (middle) => ground.isOpen(middle));
  if (!building) return null;
  // Which of several houses it is stays as unsure as it was.
  const isTheOne = accuracyMetres <= options.spacingMetres;
  const accuracy = isTheOne ? Math.min(accuracyMetres, SNAPPED_ACCURACY_METRES) : Math.round(accuracyMetres);
  return {
    point: building.point,
    score: Math.min(1, score + SNAP_GAIN),
    reason,
    accuracyMetres: accuracy,
    onBuilding: true,
  };
}

/** The point itself, or what comes instead of it at the price of some certainty. */
function onOpenGround(
  { point, score, reason, accuracyMetres, instead = [] }: Candidate,
  ground: Ground,
): Settled | null {
  if (ground.isOpen(point))
    return { point, score, reason, accuracyMetres: Math.round(accuracyMetres), onBuilding: false };
  const other = instead.find((one) => ground.isOpen(one));
  if (!other) return null;
  const moved = Math.hypot(other[0] - point[0], other[1] - point[1]);
  return {
    point: other,
    score: score * 0.7,
    reason,
    accuracyMetres: Math.round(accuracyMetres + moved),
    onBuilding: false,
  };
}
