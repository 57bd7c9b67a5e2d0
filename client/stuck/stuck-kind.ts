import { StuckFields } from './StuckFields.tsx';
import { stuckMessages } from './stuck-messages.ts';
import { isComplete, startParams } from './stuck-params.ts';
import { useStuckTexts } from './useStuckTexts.ts';

/** What the console knows of stuck verifications: for the registry of case kinds. */
export const stuckKind = {
  kind: 'stuck_verification',
  panel: { Fields: StuckFields, startParams, isComplete, useTexts: useStuckTexts },
  messages: stuckMessages,
} as const;
