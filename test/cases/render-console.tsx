import { ThemeProvider } from '@mui/material';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nContextProvider } from 'react-admin';
import { createI18nProvider } from '../../client/i18n/i18n-provider.ts';
import { AnnouncerProvider } from '../../client/ui/announcer.tsx';
import { ShortcutProvider } from '../../client/ui/shortcut-registry.tsx';
import { lightTheme } from '../../client/ui/theme.ts';

/** Draws a part of the console in English, with its theme, keys and texts. */
export function renderConsole(part: ReactNode): RenderResult {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return render(
    <QueryClientProvider client={queryClient}>
      <I18nContextProvider value={createI18nProvider('en')}>
        <ThemeProvider theme={lightTheme}>
          <ShortcutProvider>
            <AnnouncerProvider>{part}</AnnouncerProvider>
          </ShortcutProvider>
        </ThemeProvider>
      </I18nContextProvider>
    </QueryClientProvider>,
  );
}
