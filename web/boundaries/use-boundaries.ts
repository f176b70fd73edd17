import { useCallback, useEffect, useMemo, useReducer } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hamlet } from '#api/clusters/schema.ts';
import {
  type BoundaryProblem,
  boundaryProblems,
  type Disagreement,
  disagreementsOnGrid,
  fitAmong,
  type HamletShapes,
  isBlocking,
  type Point,
  type Shape,
} from '#geo/boundaries/index.ts';
import { say } from '../ui/toast.tsx';
import type { HouseholdPoint } from './boundary-data.ts';
import { changedHamlets, edit, editingOf } from './editing.ts';

/** Borders nearer to a neighbour's than this are laid together, metres. */
const FIT_METRES = 12;

/** What the page works on: boundaries as they are edited, and everything that follows from them. */
export interface Boundaries {
  shapes: HamletShapes;
  changed: readonly string[];
  versions: ReadonlyMap<string, number>;
  problems: ReadonlyMap<string, BoundaryProblem[]>;
  /** Hamlets whose boundary cannot be kept as it is. */
  broken: ReadonlySet<string>;
  /** Households outside of their hamlet as the boundaries are now. */
  outside: readonly Disagreement[];
  canUndo: boolean;
  canRedo: boolean;
  change: (shapes: HamletShapes) => void;
  undo: () => void;
  redo: () => void;
  /** A ring drawn for a hamlet becomes its boundary, fitted to its neighbours. */
  drawn: (id: string, ring: readonly Point[]) => void;
  fit: (id: string) => void;
  erase: (id: string) => void;
  saved: (versions: ReadonlyMap<string, number>) => void;
  drop: () => void;
}

export function useBoundaries(hamlets: readonly Hamlet[], points: readonly HouseholdPoint[]): Boundaries {
  const { t } = useTranslation('boundaries');
  const [editing, step] = useReducer(edit, hamlets, editingOf);
  useEffect(() => step({ kind: 'told', hamlets }), [hamlets]);
  const { shapes } = editing;

  const changed = useMemo(() => changedHamlets(editing), [editing]);
  const problems = useMemo(() => boundaryProblems(shapes, new Set(shapes.keys())), [shapes]);
  const broken = useMemo(
    () => new Set([...problems].filter(([, found]) => found.some(isBlocking)).map(([id]) => id)),
    [problems],
  );
  const outside = useMemo(() => disagreementsOnGrid(points, shapes), [points, shapes]);
  const change = useCallback((next: HamletShapes) => step({ kind: 'change', shapes: next }), []);

  const fitted = (next: HamletShapes, id: string): HamletShapes | null => {
    const own = boundaryProblems(new Map([[id, next.get(id)!]]), new Set([id])).get(id);
    if (own?.some(isBlocking)) return next; // shown as it is, to be mended first
    const result = fitAmong(next, id, FIT_METRES);
    return result.get(id)!.length > 0 ? result : null;
  };
  return {
    shapes,
    changed,
    versions: editing.versions,
    problems,
    broken,
    outside,
    canUndo: editing.past.length > 0,
    canRedo: editing.future.length > 0,
    change,
    undo: () => step({ kind: 'undo' }),
    redo: () => step({ kind: 'redo' }),
    drawn(id, ring) {
      const shape: Shape = [[ring]];
      const next = fitted(new Map(shapes).set(id, shape), id);
      if (next) change(next);
      else say(t('drawing.swallowed'), { tone: 'failed' });
    },
    fit(id) {
      const next = fitted(shapes, id);
      if (!next) return say(t('drawing.swallowed'), { tone: 'failed' });
      change(next);
      say(t('drawing.fitted'));
    },
    erase(id) {
      const next = new Map(shapes);
      next.delete(id);
      change(next);
    },
    saved: (versions) => step({ kind: 'saved', versions }),
    drop: () => step({ kind: 'dropped', hamlets }),
  };
}
