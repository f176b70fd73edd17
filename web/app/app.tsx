import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Toasts } from '../ui/toast.tsx';
import { usePreferences } from './preferences.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { cssVariables, theme } from './theme.ts';
import { useScheme } from './use-scheme.ts';

/** The whole page with what surrounds it. */
export function App() {
  const scheme = useScheme();
  const { largeText } = usePreferences();
  useEffect(() => {
    document.documentElement.toggleAttribute('data-large-text', largeText);
  }, [largeText]);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} forceColorScheme={scheme}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </MantineProvider>
  );
}
