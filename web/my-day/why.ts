import type { TFunction } from 'i18next';
import type { Household } from '../data/households.ts';
import { localDay } from '../i18n/format.ts';

/** Why to go there: "Cụ 78 tuổi · chưa thiết bị · chưa ai đến". */
export function whyWords(household: Pick<Household, 'reasons' | 'eldestBirthYear'>, t: TFunction<'myDay'>): string {
  const words = (household.reasons ?? []).map((reason) => {
    if (reason === 'elderly' && household.eldestBirthYear !== null) {
      return t('aged', { n: Number(localDay(new Date()).slice(0, 4)) - household.eldestBirthYear });
    }
    return t(`reason.${reason as 'elderly'}`, { defaultValue: '' });
  });
  const sentence = words.filter(Boolean).join(' · ');
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}
