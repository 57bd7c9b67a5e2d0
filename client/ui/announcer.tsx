import { Box } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { createContext, type ReactNode, useContext, useState } from 'react';

const AnnouncerContext = createContext<(message: string) => void>(() => undefined);

/** Says to a screen reader what changed without moving anything. */
export function useAnnounce(): (message: string) => void {
  return useContext(AnnouncerContext);
}

export function AnnouncerProvider({ children }: { children: ReactNode }) {
  const [message, setMessage] = useState('');
  return (
    <AnnouncerContext.Provider value={setMessage}>
      {children}
      <Box role="status" aria-live="polite" sx={visuallyHidden}>
        {message}
      </Box>
    </AnnouncerContext.Provider>
  );
}
