import type { RecoverySignal } from '../../server/contract/recoveries.ts';
import type { WhatIfRecoveries } from '../../server/contract/what-if-recoveries.ts';
import { riskSignMessages } from '../catalogue/risk-sign-messages.ts';
import { useText } from '../ui/texts.ts';
import type { Question } from './metrics-queries.ts';
import { useTrial } from './useTrial.ts';
import { WhatIfFrame } from './WhatIfFrame.tsx';
import { WhatIfRecoveriesTable } from './WhatIfRecoveriesTable.tsx';
import { whatIfMessages } from './what-if-messages.ts';

const FIGURES = ['vouchesNeeded', 'highRiskFrom'] as const;

/** The period's recoveries weighed under other settings, beside what they were. */
export function WhatIfRecoveriesDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useText(whatIfMessages);
  const sign = useText(riskSignMessages);
  const trial = useTrial<WhatIfRecoveries>('/what-if/recoveries', question.period, (asked) => {
    const { vouchesNeeded, highRiskFrom, ...weights } = asked;
    const weight = Object.entries(weights).map(([name, points]) => `${name}:${points}`);
    return { vouchesNeeded, highRiskFrom, weight };
  });
  return (
    <WhatIfFrame
      title={t('whatIf.recoveriesTitle')}
      help={t('whatIf.recoveriesHelp')}
      trial={trial}
      columns={3}
      least={0}
      fieldsOf={({ settings }) => [
        ...FIGURES.map((name) => ({ name, label: t(`whatIf.rule.${name}`), value: settings[name] })),
        ...(Object.keys(settings.weights) as RecoverySignal[]).map((name) => ({
          name,
          label: sign(`riskSign.${name}`),
          value: settings.weights[name],
        })),
      ]}
      table={(answer) => <WhatIfRecoveriesTable answer={answer} />}
      onClose={onClose}
    />
  );
}
