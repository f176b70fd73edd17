import type { TFunction } from 'i18next';
import type { Household } from '../data/households.ts';

type Ranked = Pick<Household, 'reasons' | 'head'>;

/** Why a household stands where it stands, in words: "Người cao tuổi · chưa thiết bị · chưa ai đến". */
export function reasonWords(household: Ranked, t: TFunction<'households'>): string {
  if (!household.reasons) return t('notYours');
  const words = household.reasons
    .map((reason) => t(`reason.${reason}` as 'reason.elderly', { defaultValue: '' }))
    .filter(Boolean)
    .join(' · ');
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

/** Both elderly and deviceless: the ring around its diamond. */
export const isBoth = (household: Pick<Household, 'elderly' | 'deviceless'>): boolean =>
  household.elderly === true && household.deviceless === true;
