import { AlertFields } from './AlertFields.tsx';
import { AlertStoryCard } from './AlertStoryCard.tsx';
import { RecoveryChips } from './RecoveryChips.tsx';
import { RecoveryFields } from './RecoveryFields.tsx';
import { RecoveryStoryCards } from './RecoveryStoryCards.tsx';
import { isComplete, startParams } from './recovery-fields-props.ts';
import { useCollusionTexts, useReportTexts } from './useAlertTexts.ts';
import { useRecoveryTexts } from './useRecoveryTexts.ts';

const decides = { Fields: RecoveryFields, startParams, isComplete, useTexts: useRecoveryTexts };

/** What the console knows of recoveries and reports of theft: for the registry of case kinds. */
export const recoveryKinds = {
  friend_recovery: { ...decides, Story: RecoveryStoryCards, Chips: RecoveryChips },
  hijack_report: { ...decides, useTexts: useReportTexts, Story: RecoveryStoryCards, Chips: RecoveryChips },
  collusion_alert: { ...decides, Fields: AlertFields, useTexts: useCollusionTexts, Story: AlertStoryCard },
} as const;
