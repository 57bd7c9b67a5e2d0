import { useMemo } from 'react';
import type { JourneyStory } from '../../server/contract/cases.ts';
import { EVIDENCE_TITLES } from '../../server/contract/evidence-titles.ts';
import { type Names, useNames } from '../catalogue/useNames.ts';
import type { ClaimVoice } from './claim-text.ts';
import { useClaimVoice } from './useClaimVoice.ts';

const NO_STEPS: JourneyStory['steps'] = [];

/** Names of the case's codes, where the flow's own titles go first, and how its claims are said. */
export function useCaseNames(journey: JourneyStory | null): { names: Names; voice: ClaimVoice } {
  const names = useNames();
  const voice = useClaimVoice(journey?.steps ?? NO_STEPS);
  return useMemo(() => {
    // The words that the user reads in messages go before the catalogue's.
    const evidence = (name: string) => EVIDENCE_TITLES[name]?.[voice.locale] ?? names.evidence(name);
    return { names: { ...names, step: voice.step, evidence }, voice: { ...voice, evidence } };
  }, [names, voice]);
}
