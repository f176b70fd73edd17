import type { Map as MapLibreMap } from 'maplibre-gl';

export interface Marks {
  hovered: string | null;
  selected: string | null;
  picked: ReadonlySet<string>;
}

interface HouseholdState {
  hover: boolean;
  selected: boolean;
  picked: boolean;
}

export const NO_MARKS: Marks = { hovered: null, selected: null, picked: new Set() };

const idsOf = ({ hovered, selected, picked }: Marks): Set<string> =>
  new Set([...picked, ...[hovered, selected].filter((id) => id !== null)]);

const stateOf = (id: string, marks: Marks): HouseholdState => ({
  hover: id === marks.hovered,
  selected: id === marks.selected,
  picked: marks.picked.has(id),
});

/** Households whose marks differ, with what they are now. Only these are told to the map. */
export function changedMarks(before: Marks, after: Marks): Map<string, HouseholdState> {
  const changes = new Map<string, HouseholdState>();
  for (const id of new Set([...idsOf(before), ...idsOf(after)])) {
    const was = stateOf(id, before);
    const is = stateOf(id, after);
    if (was.hover !== is.hover || was.selected !== is.selected || was.picked !== is.picked) changes.set(id, is);
  }
  return changes;
}

/** Shows pointed at, selected and picked households as feature state: no tile is laid out again. */
export function applyMarks(map: MapLibreMap, before: Marks, after: Marks): void {
  if (!map.getSource('households')) return;
  for (const [id, state] of changedMarks(before, after))
    map.setFeatureState({ source: 'households', sourceLayer: 'households', id }, state);
}
