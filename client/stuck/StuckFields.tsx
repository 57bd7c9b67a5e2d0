import { STUCK_DECISIONS } from '../../server/contract/stuck.ts';
import { EvidenceChoice } from './EvidenceChoice.tsx';
import { MessageField } from './MessageField.tsx';
import { StepChoice } from './StepChoice.tsx';
import { isStuckDecision, type StuckFieldsProps } from './stuck-fields-props.ts';

/** The fields that the chosen way out of a stuck verification needs. */
export function StuckFields(props: StuckFieldsProps) {
  const { type } = props.option;
  if (!isStuckDecision(type, STUCK_DECISIONS)) return null;
  switch (type) {
    case 'request_evidence':
      return <EvidenceChoice {...props} />;
    case 'accept_step':
      return <StepChoice {...props} />;
    case 'restart_from':
      return (
        <>
          <StepChoice {...props} />
          <MessageField {...props} />
        </>
      );
    case 'reject':
      return <MessageField {...props} />;
    case 'offer_recovery':
    case 'escalate':
      return null;
  }
}
