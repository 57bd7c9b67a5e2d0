import { type ComponentType, createContext } from 'react';

export interface SessionSlotProps {
  sessionId: string;
}

/** How the record shows a session; handed in by the app. */
export const SessionSlotContext = createContext<ComponentType<SessionSlotProps> | null>(null);
