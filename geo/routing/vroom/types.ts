/** The part of VROOM 1.14's format (docs/API.md) that is read and written here. Times in seconds, distances in metres. */

/** `[start, end]`, both inclusive. */
export type TimeWindow = readonly [number, number];
/** `[lon, lat]` in degrees. */
export type Location = readonly [number, number];

export interface VroomJob {
  id: number;
  description?: string;
  location?: Location;
  location_index?: number;
  /** once on arriving at a place, not again for a second task there */
  setup?: number;
  service?: number;
  setup_per_type?: Readonly<Record<string, number>>;
  service_per_type?: Readonly<Record<string, number>>;
  delivery?: readonly number[];
  /** the old name of `delivery` */
  amount?: readonly number[];
  pickup?: readonly number[];
  skills?: readonly number[];
  /** 0 (default) to 100 */
  priority?: number;
  time_windows?: readonly TimeWindow[];
}

export interface VroomBreak {
  id: number;
  description?: string;
  time_windows?: readonly TimeWindow[];
  service?: number;
}

export interface VroomCosts {
  fixed?: number;
  per_hour?: number;
  per_task_hour?: number;
  per_km?: number;
}

export interface VroomVehicle {
  id: number;
  profile?: string;
  description?: string;
  start?: Location;
  start_index?: number;
  end?: Location;
  end_index?: number;
  capacity?: readonly number[];
  costs?: VroomCosts;
  skills?: readonly number[];
  type?: string;
  time_window?: TimeWindow;
  breaks?: readonly VroomBreak[];
  speed_factor?: number;
  max_tasks?: number;
  max_travel_time?: number;
  max_distance?: number;
  /** ours: vehicles with the same value go as one; see together.ts */
  together?: string | number;
}

export interface VroomMatrices {
  durations?: readonly (readonly number[])[];
  distances?: readonly (readonly number[])[];
  costs?: readonly (readonly number[])[];
}

export interface VroomProblem {
  jobs: readonly VroomJob[];
  vehicles: readonly VroomVehicle[];
  matrices?: Readonly<Record<string, VroomMatrices>>;
  /** ours: see PlanShiftsOptions.fairness */
  fairness?: number;
}

export interface VroomViolation {
  cause: string;
  duration?: number;
}

export interface VroomStep {
  type: 'start' | 'job' | 'break' | 'end';
  id?: number;
  description?: string;
  location?: Location;
  location_index?: number;
  arrival: number;
  /** travel so far */
  duration: number;
  setup: number;
  service: number;
  waiting_time: number;
  distance?: number;
  load?: number[];
  violations: VroomViolation[];
}

interface Totals {
  cost: number;
  setup: number;
  service: number;
  /** travel */
  duration: number;
  waiting_time: number;
  priority: number;
  distance?: number;
  delivery?: number[];
  pickup?: number[];
  violations: VroomViolation[];
}

export interface VroomRoute extends Totals {
  vehicle: number;
  description?: string;
  steps: VroomStep[];
  /** ours: ids of the vehicles that go together on this route */
  together?: number[];
}

export interface VroomUnassigned {
  id: number;
  type: 'job';
  location?: Location;
  location_index?: number;
  description?: string;
}

export interface VroomSummary extends Totals {
  routes: number;
  unassigned: number;
  /** ours: how travel was reckoned where no matrix was given */
  travel?: 'straight_line';
}

export interface VroomSolution {
  code: 0;
  summary: VroomSummary;
  unassigned: VroomUnassigned[];
  routes: VroomRoute[];
}
