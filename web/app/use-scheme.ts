import { useMediaQuery } from '@mantine/hooks';
import { usePreferences } from './preferences.ts';

/** The scheme shown now: the user's choice or, on `auto`, the device's. */
export function useScheme(): 'light' | 'dark' {
  const { scheme } = usePreferences();
  const prefersDark = useMediaQuery('(prefers-color-scheme: dark)', false, { getInitialValueInEffect: false });
  if (scheme === 'auto') return prefersDark ? 'dark' : 'light';
  return scheme;
}

/** Room for list and map side by side? */
export const useIsWide = (): boolean => useMediaQuery('(min-width: 900px)', true, { getInitialValueInEffect: false });
