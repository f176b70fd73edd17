import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../app/preferences.ts';
import { inNumber } from './plural.ts';
import type { vi } from './vi.ts';

/** A catalogue with the same keys as the Vietnamese one; the words are another language's. */
export type Words<T> = { [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Catalogue = Words<typeof vi>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: typeof vi;
    returnNull: false;
  }
}

const CATALOGUES: Record<Language, () => Promise<Catalogue>> = {
  vi: async () => (await import('./vi.ts')).vi,
  en: async () => (await import('./en.ts')).en,
};

const NUMBERS = { type: 'postProcessor' as const, name: 'number', process: inNumber };

/** Loads a language's catalogue and speaks it from now on. */
export async function speak(language: Language): Promise<void> {
  const catalogue = await CATALOGUES[language]();
  if (!i18next.isInitialized) {
    await i18next
      .use(initReactI18next)
      .use(NUMBERS)
      .init({
        lng: language,
        fallbackLng: false,
        defaultNS: 'common',
        resources: { [language]: catalogue },
        interpolation: { escapeValue: false },
        returnNull: false,
        postProcess: [NUMBERS.name],
      });
  } else {
    for (const [namespace, words] of Object.entries(catalogue)) {
      i18next.addResourceBundle(language, namespace, words, true, true);
    }
    await i18next.changeLanguage(language);
  }
  document.documentElement.lang = language;
}
