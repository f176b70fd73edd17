import type { TFunction } from 'i18next';
import type { AtDoor } from './use-at-door.ts';

/** "Ngõ Ven Đê · người cao tuổi · chưa thiết bị": what to know before knocking. */
export function reasonWords(household: AtDoor, address: string | null, t: TFunction<'visits'>): string {
  const facts: string[] = [];
  if (household.elderly) facts.push(t('elderly'));
  else if (household.elderly === null) facts.push(t('elderlyUnknown'));
  if (household.deviceless) facts.push(t('deviceless'));
  else if (household.deviceless === null) facts.push(t('devicesUnknown'));
  return [address, ...facts].filter(Boolean).join(' · ');
}
