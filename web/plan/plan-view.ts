import { createContext, useContext } from 'react';
import type { Plan, PlanSummary } from '#api/plans/schema.ts';
import type { LocalDate } from '#geo';
import type { Names } from './names.ts';
import type { Changes, Intent } from './use-changes.ts';

/** A cluster on its way to another day. */
export interface Dragged {
  clusterId: string;
  from: LocalDate;
}

/** What a dialog over the page asks for. */
export type Asked =
  | { kind: 'add'; dates: LocalDate[] }
  | { kind: 'move'; title: string; from: LocalDate; chosen: (to: LocalDate) => Intent }
  | { kind: 'edit'; date: LocalDate }
  | { kind: 'publish' | 'compare' | 'whatIf' };

/** The plan the page is about, and what its parts do with it. */
export interface PlanView {
  /** as kept */
  plan: Plan;
  /** as it would be with what is tried; the same where nothing is */
  shown: Plan;
  /** all plans of the quarter, newest first */
  plans: readonly PlanSummary[];
  changes: Changes;
  names: Names;
  today: LocalDate;
  /** the day on the map */
  date: LocalDate | undefined;
  setDate: (date: LocalDate) => void;
  /** whose way alone is on the map; null: everybody's */
  walker: string | null;
  setWalker: (memberId: string | null) => void;
  /** can it be changed at all? */
  editable: boolean;
  ask: (asked: Asked) => void;
  dragged: Dragged | null;
  setDragged: (dragged: Dragged | null) => void;
}

const Context = createContext<PlanView | null>(null);
export const PlanViewProvider = Context.Provider;

/** The plan of the page; only below {@link PlanViewProvider}. */
export function usePlanView(): PlanView {
  const view = useContext(Context);
  if (!view) throw new Error('no plan is shown here');
  return view;
}
