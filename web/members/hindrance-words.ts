import i18next from 'i18next';
import { formatDay, formatDecimal } from '../i18n/format.ts';
import type { Hindrance } from './choices.ts';

/** Each hindrance in a few words, to stand beside a name. */
export const hindranceWords = (hindrances: readonly Hindrance[]): string[] =>
  hindrances.map((one) => {
    switch (one.kind) {
      case 'away':
        return i18next.t('members:away', { day: formatDay(one.until).toLocaleLowerCase() });
      case 'few':
        return i18next.t('members:few', { n: formatDecimal(one.hours) });
      default:
        return i18next.t(`members:${one.kind}`);
    }
  });
