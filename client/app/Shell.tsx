import { Box } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { type ReactNode, Suspense, useState } from 'react';
import { useLocation } from 'react-router';
import { NextCaseShortcut } from '../cases/NextCaseShortcut.tsx';
import { ExportNotice } from '../exports/ExportNotice.tsx';
import { shellMessages } from '../i18n/shell-messages.ts';
import { SessionEndedDialog } from '../staff/SessionEndedDialog.tsx';
import { AnnouncerProvider } from '../ui/announcer.tsx';
import { LoadingState } from '../ui/LoadingState.tsx';
import { ShortcutHelp } from '../ui/ShortcutHelp.tsx';
import { ShortcutProvider } from '../ui/shortcut-registry.tsx';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { useShortcuts } from '../ui/useShortcuts.ts';
import { PageErrorBoundary } from './PageErrorBoundary.tsx';
import { Palette } from './Palette.tsx';
import { SideMenu } from './SideMenu.tsx';
import { TOP_BAR_HEIGHT, TopBar } from './TopBar.tsx';
import { useDensity } from './useDensity.ts';

/** The frame of all pages: bar, menu, page; the palette and the list of keys lie over it. */
export function Shell({ children }: { children?: ReactNode }) {
  return (
    <ShortcutProvider>
      <AnnouncerProvider>
        <Frame>{children}</Frame>
      </AnnouncerProvider>
    </ShortcutProvider>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const t = useText(shellMessages);
  const ui = useText(uiMessages);
  const [isSearching, setSearching] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { pathname } = useLocation();
  const [density] = useDensity();
  useShortcuts([
    {
      keys: 'mod+k',
      label: t('shell.search'),
      run: () => setSearching(true),
      everywhere: true,
      whileTyping: true,
    },
    { keys: '?', label: t('shell.keysHelp'), run: () => setHelpOpen(true), everywhere: true },
  ]);
  return (
    <Box
      data-density={density}
      sx={(theme) => ({
        height: '100vh',
        color: theme.palette.tokens.text,
        backgroundColor: theme.palette.tokens.ground,
      })}
    >
      <Box
        component="a"
        href="#content"
        sx={[visuallyHidden, { '&:focus': { clip: 'auto', width: 'auto', height: 'auto' } }]}
      >
        {ui('ui.skip')}
      </Box>
      <TopBar onSearch={() => setSearching(true)} />
      <Box sx={{ display: 'flex', height: `calc(100vh - ${TOP_BAR_HEIGHT}px)` }}>
        <SideMenu />
        <Box
          component="main"
          id="content"
          tabIndex={-1}
          sx={{ flex: 1, minWidth: 0, overflowY: 'auto', outline: 'none' }}
        >
          <Box sx={{ p: '12px 18px 24px', minHeight: '100%' }}>
            <PageErrorBoundary key={pathname}>
              <Suspense fallback={<LoadingState />}>{children}</Suspense>
            </PageErrorBoundary>
          </Box>
        </Box>
      </Box>
      <NextCaseShortcut />
      <ExportNotice />
      <SessionEndedDialog />
      <Palette open={isSearching} onClose={() => setSearching(false)} />
      <ShortcutHelp open={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </Box>
  );
}
