import { useText } from '../ui/texts.ts';
import { qualityMessages } from './quality-messages.ts';
import { ReviewCard } from './ReviewCard.tsx';
import { VerdictFields } from './VerdictFields.tsx';

// The page of a review speaks in the words of the kind under review; what is left is said by its code.
function useTexts() {
  const t = useText(qualityMessages);
  return {
    decision: (type: string) => type,
    hint: () => '',
    taken: (type: string) => type,
    command: () => t('quality.title'),
  };
}

/** What the console knows of blind reviews: for the registry of case kinds. */
export const qualityKinds = {
  quality_review: {
    Fields: VerdictFields,
    Head: ReviewCard,
    startParams: () => ({ harm: false }),
    isComplete: () => true,
    useTexts,
  },
} as const;
