import { useState } from 'react';
import type { VisitOutcome } from '#geo';

/** A visit while it is being written down. */
export interface VisitDraft {
  outcome: VisitOutcome | null;
  topics: string[];
  /** persons helped; counts only where the outcome is `supported` */
  supported: number;
  followUpOn: string | null;
  note: string;
  /** who went, where it was not oneself alone */
  memberIds: string[] | null;
  location: { position: [number, number]; accuracyMetres: number } | null;
  /** platforms seen in use; null: not asked */
  platforms: string[] | null;
  /** answers to what was unknown; undefined: not asked */
  elderly?: boolean;
  deviceless?: boolean;
}

export const EMPTY_DRAFT: VisitDraft = {
  outcome: null,
  topics: [],
  supported: 1,
  followUpOn: null,
  note: '',
  memberIds: null,
  location: null,
  platforms: null,
};

export function useVisitDraft(from: VisitDraft = EMPTY_DRAFT) {
  const [draft, setDraft] = useState(from);
  const [busy, setBusy] = useState(false);
  return { draft, busy, setBusy, change: (part: Partial<VisitDraft>) => setDraft((now) => ({ ...now, ...part })) };
}
