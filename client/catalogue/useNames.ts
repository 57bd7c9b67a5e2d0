import { useMemo } from 'react';
import { useTranslate } from 'react-admin';

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
  return useMemo(() => {
    const lookUp = (tree: string) => (name: string) =>
      translate(`${tree}.${name}`, { _: name.replaceAll('_', ' ') });
    return {
      step: lookUp('names.step'),
      reason: lookUp('reasons'),
      evidence: lookUp('names.evidence'),
      outcome: lookUp('names.outcome'),
    };
  }, [translate]);
}
