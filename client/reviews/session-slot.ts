import { createContext, type ReactNode } from 'react';

/** Shows everything that was done in a session. */
export type ShowSession = (sessionId: string) => ReactNode;

/** How the record shows a session; handed in by the app. */
export const SessionSlotContext = createContext<ShowSession | null>(null);
