import type { Hamlet } from '#api/clusters/schema.ts';
import { type HamletShapes, type Shape, shapeOf, withSharedCorners } from '#geo/boundaries/index.ts';

/** Boundaries being edited: as they were saved, as they are, and the way between. */
export interface Editing {
  /** As saved, corners of one on the border of another made corners of both. */
  saved: HamletShapes;
  versions: ReadonlyMap<string, number>;
  shapes: HamletShapes;
  past: readonly HamletShapes[];
  future: readonly HamletShapes[];
}

export type EditingStep =
  | { kind: 'change'; shapes: HamletShapes }
  | { kind: 'undo' }
  | { kind: 'redo' }
  /** The server has other boundaries now; kept away from work that is not saved. */
  | { kind: 'told'; hamlets: readonly Hamlet[] }
  /** Everything is saved as it stands. */
  | { kind: 'saved'; versions: ReadonlyMap<string, number> }
  | { kind: 'dropped'; hamlets: readonly Hamlet[] };

/** Steps that can be undone. */
const MOST_STEPS = 200;

export function editingOf(hamlets: readonly Hamlet[]): Editing {
  const known = hamlets.flatMap(({ id, boundary }): [string, Shape][] => (boundary ? [[id, shapeOf(boundary)]] : []));
  const saved = withSharedCorners(new Map(known));
  return {
    saved,
    versions: new Map(hamlets.map(({ id, version }) => [id, version])),
    shapes: saved,
    past: [],
    future: [],
  };
}

export function edit(editing: Editing, step: EditingStep): Editing {
  const { shapes, past, future } = editing;
  switch (step.kind) {
    case 'change':
      if (step.shapes === shapes) return editing;
      return { ...editing, shapes: step.shapes, past: [...past.slice(1 - MOST_STEPS), shapes], future: [] };
    case 'undo': {
      const before = past.at(-1);
      return before ? { ...editing, shapes: before, past: past.slice(0, -1), future: [shapes, ...future] } : editing;
    }
    case 'redo': {
      const [after, ...later] = future;
      return after ? { ...editing, shapes: after, past: [...past, shapes], future: later } : editing;
    }
    case 'told':
      return changedHamlets(editing).length > 0 ? withNewHamlets(editing, step.hamlets) : retold(editing, step.hamlets);
    case 'saved':
      return { ...editing, saved: shapes, versions: new Map([...editing.versions, ...step.versions]) };
    case 'dropped':
      return editingOf(step.hamlets);
  }
}

/** What the server says is what we have: steps taken stay, so that a save can be undone and saved again. */
function retold(editing: Editing, hamlets: readonly Hamlet[]): Editing {
  const news = hamlets.filter(({ id, version }) => editing.versions.get(id) !== version);
  if (news.length === 0 && hamlets.length === editing.versions.size) return editing;
  const renamed = news.every(({ id, boundary }) =>
    sameShape(editing.saved.get(id), boundary ? shapeOf(boundary) : undefined),
  );
  return renamed
    ? { ...editing, versions: new Map(hamlets.map(({ id, version }) => [id, version])) }
    : editingOf(hamlets);
}

const sameShape = (a: Shape | undefined, b: Shape | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Hamlets added meanwhile can be drawn at once. */
function withNewHamlets(editing: Editing, hamlets: readonly Hamlet[]): Editing {
  const added = hamlets.filter(({ id, boundary }) => !editing.versions.has(id) && !boundary);
  if (added.length === 0) return editing;
  return {
    ...editing,
    versions: new Map([...editing.versions, ...added.map(({ id, version }) => [id, version] as const)]),
  };
}

/** Hamlets whose boundary differs from what is saved. */
export const changedHamlets = ({ saved, shapes }: Pick<Editing, 'saved' | 'shapes'>): string[] =>
  [...new Set([...saved.keys(), ...shapes.keys()])].filter((id) => saved.get(id) !== shapes.get(id));
