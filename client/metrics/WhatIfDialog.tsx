import type { WhatIf } from '../../server/contract/what-if.ts';
import { useText } from '../ui/texts.ts';
import type { Question } from './metrics-queries.ts';
import { useTrial } from './useTrial.ts';
import { WhatIfFrame } from './WhatIfFrame.tsx';
import { WhatIfTable } from './WhatIfTable.tsx';
import { whatIfMessages } from './what-if-messages.ts';

const THRESHOLDS = ['stuckAfterLaps', 'sameReasonTimes', 'silentHours', 'stuckAfterFailedJourneys'] as const;

/** The period replayed under other thresholds, beside what it was. */
export function WhatIfDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const t = useText(whatIfMessages);
  const { flow, period } = question;
  const trial = useTrial<WhatIf>(`/flows/${encodeURIComponent(flow)}/what-if`, period, (asked) => asked);
  return (
    <WhatIfFrame
      title={t('whatIf.title')}
      help={t('whatIf.help')}
      trial={trial}
      columns={2}
      least={1}
      fieldsOf={({ rules }) =>
        THRESHOLDS.map((name) => ({ name, label: t(`whatIf.rule.${name}`), value: rules[name] }))
      }
      table={(answer) => <WhatIfTable answer={answer} />}
      onClose={onClose}
    />
  );
}
