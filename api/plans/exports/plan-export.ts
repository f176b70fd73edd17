import type { Language } from '../../http/language.ts';

/** One household of a walk, as it is handed out. */
export interface ExportStop {
  /** from 1 for each member and day */
  order: number;
  head: string;
  address: string | null;
  code: string | null;
  /** masked */
  phone: string | null;
  clusterName: string | null;
  /** why now, in words */
  reasons: string[];
  flagged: boolean;
  /** `HH:mm`; null: nobody asked for the ways */
  arriveAt: string | null;
  /** `[lon, lat]` in degrees; null: nobody knows where it stands */
  position: readonly [number, number] | null;
}

/** A member's walk of a day. */
export interface ExportRoute {
  memberName: string;
  stops: ExportStop[];
  /** along the lanes, `[lon, lat]` in degrees */
  line: (readonly [number, number])[];
  walkMinutes: number;
  metres: number;
}

export interface ExportDay {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:mm` */
  from: string;
  to: string;
  clusterNames: string[];
  memberNames: string[];
  routes: ExportRoute[];
}

/** A plan with the names of those it is about: all that the writers of files know. */
export interface PlanExport {
  planId: string;
  version: number;
  /** instant of the plan's last change, so that the same plan gives the same file */
  changedAt: string;
  communeName: string;
  hamletName: string;
  /** `YYYY-MM-DD` */
  planFrom: string;
  planTo: string;
  days: ExportDay[];
  language: Language;
}
