type Words = 'decision' | 'hint' | 'taken';

/**
 * How a kind's decisions are called, from `known` (the decision of that name, undefined for none) and `say` (its words).
 * A decision nobody knows stands for itself.
 */
export function decisionWords<Decision extends string>(
  known: (type: string) => Decision | undefined,
  say: (words: Words, decision: Decision, params: Record<string, unknown>) => string,
) {
  const of = (words: Words, type: string, other: string, params: Record<string, unknown> = {}) => {
    const decision = known(type);
    return decision === undefined ? other : say(words, decision, params);
  };
  return {
    decision: (type: string) => of('decision', type, type),
    hint: (type: string) => of('hint', type, ''),
    taken: (type: string, params: Record<string, unknown>) => of('taken', type, type, params),
  };
}
