import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { EVIDENCE_TITLES } from '../../server/contract/evidence-titles.ts';
import { useLocale } from '../ui/texts.ts';

/** Codes of steps, reasons, evidence and outcomes as people say them. */
export interface Names {
  step: (name: string) => string;
  reason: (name: string) => string;
  evidence: (name: string) => string;
  outcome: (name: string) => string;
}

/** Looks names up in the catalogue; one that a platform brought itself is shown with spaces for underscores. */
export function useNames(): Names {
  const translate = useTranslate();
  const locale = useLocale();
  return useMemo(() => {
    const lookUp = (tree: string) => (name: string) =>
      translate(`${tree}.${name}`, { _: name.replaceAll('_', ' ') });
    const evidence = lookUp('names.evidence');
    return {
      step: lookUp('names.step'),
      reason: lookUp('reasons'),
      // The words that users read in messages go first.
      evidence: (name) => EVIDENCE_TITLES[name]?.[locale] ?? evidence(name),
      outcome: lookUp('names.outcome'),
    };
  }, [translate, locale]);
}
