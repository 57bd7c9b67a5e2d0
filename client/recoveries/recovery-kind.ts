import { RecoveryChips } from './RecoveryChips.tsx';
import { RecoveryFields } from './RecoveryFields.tsx';
import { RecoveryStoryCards } from './RecoveryStoryCards.tsx';
import { isComplete, startParams } from './recovery-fields-props.ts';
import { useRecoveryTexts } from './useRecoveryTexts.ts';

const decides = { Fields: RecoveryFields, startParams, isComplete, useTexts: useRecoveryTexts };

/** What the console knows of recoveries and reports of theft: for the registry of case kinds. */
export const recoveryKinds = {
  friend_recovery: { ...decides, Story: RecoveryStoryCards, Chips: RecoveryChips },
  hijack_report: decides,
  collusion_alert: decides,
} as const;
