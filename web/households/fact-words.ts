import type { TFunction } from 'i18next';
import { maskPhone } from '#geo/text/phone.ts';
import type { HouseholdDetail } from '../data/households.ts';

export { maskPhone };

type T = TFunction<'households'>;

/** "2 người lớn, 1 cao tuổi (sinh 1947)"; null where nobody knows. */
export function residentsWords(household: HouseholdDetail, t: T): string | null {
  const { adults, elders, elderly, eldestBirthYear } = household;
  const parts: string[] = [];
  if (adults !== null) parts.push(t('facts.adults', { n: adults }));
  if (elders !== null && elders > 0) parts.push(t('facts.elders', { n: elders }));
  else if (elderly === true) parts.push(t('facts.someElder'));
  else if (elderly === false) parts.push(t('facts.noElder'));
  else if (parts.length > 0) parts.push(t('facts.ageUnknown'));
  if (eldestBirthYear !== null) parts.push(t('facts.born', { year: eldestBirthYear }));
  return parts.length > 0 ? parts.join(', ') : null;
}

/** "Chưa ai có", "1/3 người lớn chưa có"; null where nobody knows. */
export function devicesWords({ deviceless, adults, adultsWithoutDevice }: HouseholdDetail, t: T): string | null {
  if (deviceless === true) return t('facts.nobodyHas');
  if (adultsWithoutDevice !== null && adultsWithoutDevice > 0) {
    return adults === null
      ? t('facts.someWithout', { n: adultsWithoutDevice })
      : t('facts.ofWithout', { n: adultsWithoutDevice, whole: adults });
  }
  if (deviceless === false) return adultsWithoutDevice === 0 ? t('facts.allHave') : t('facts.someHave');
  return null;
}

/** "Đo tại cổng, ± 8 m"; where a position is doubtful, that too. */
export function positionWords(household: HouseholdDetail, t: T): string {
  if (!household.location) return t('facts.noLocation');
  const parts = [t(`facts.source.${household.locationSource ?? 'register'}`)];
  if (household.locationAccuracyMetres) parts.push(`± ${Math.round(household.locationAccuracyMetres)} m`);
  if (household.locationDoubtful) parts.push(t('facts.doubtful'));
  return parts.join(', ');
}
