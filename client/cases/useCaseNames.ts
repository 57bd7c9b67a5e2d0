import { useMemo } from 'react';
import type { JourneyStory } from '../../server/contract/case-story.ts';
import { type Names, useNames } from '../catalogue/useNames.ts';
import type { ClaimVoice } from './claim-text.ts';
import { useClaimVoice } from './useClaimVoice.ts';

const NO_STEPS: JourneyStory['steps'] = [];

/** Names of the case's codes, where the flow's own titles go first, and how its claims are said. */
export function useCaseNames(journey: JourneyStory | null): { names: Names; voice: ClaimVoice } {
  const names = useNames();
  const voice = useClaimVoice(journey?.steps ?? NO_STEPS);
  return useMemo(() => ({ names: { ...names, step: voice.step }, voice }), [names, voice]);
}
