import type { TFunction } from 'i18next';
import type { PlaceSuggestion } from '../data/placing.ts';

type T = TFunction<'placing'>;

/** From this score on a place may be accepted unseen. @see geo/placing SURE_SCORE */
export { SURE_SCORE } from '#geo/placing/suggestion.ts';

/** Why a place is suggested: "Giữa số 11 và số 15". */
export function reasonWords({ reason }: Pick<PlaceSuggestion, 'reason'>, t: T): string {
  if (reason.kind === 'along_lane' && !reason.lane) return t('reason.along_unnamed');
  return t(`reason.${reason.kind}`, {
    from: reason.from,
    to: reason.to,
    number: reason.number,
    lane: reason.lane,
    head: reason.head,
  });
}
