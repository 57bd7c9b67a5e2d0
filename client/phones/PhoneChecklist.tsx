import { Box } from '@mui/material';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { ChecklistLine } from './ChecklistLine.tsx';
import { ChecklistPassed } from './ChecklistPassed.tsx';
import { InquiryLine } from './InquiryLine.tsx';
import { TroubleLine } from './TroubleLine.tsx';
import type { PhonePartProps } from './phone-case-props.ts';
import { phoneMessages } from './phone-messages.ts';

const ORDER = { fail: 0, warn: 1, unknown: 2, pass: 3 } as const;

/** What must hold: first what stands in the way and what clears it, then what is uncertain, then what holds. */
export function PhoneChecklist(props: PhonePartProps) {
  const t = useText(phoneMessages);
  const { preconditions, blockedBy } = props.phone;
  const open = preconditions
    .filter(({ verdict }) => verdict !== 'pass')
    .toSorted((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
  // What a failing precondition says already is not said twice.
  const isSaid = ({ reason, remedy }: PhoneStory['remedies'][number]) =>
    open.some(({ why, remedies }) => why === reason || remedies.some((one) => one === remedy));
  const troubles = props.phone.remedies.filter((one) => !isSaid(one));
  const passed = preconditions.filter(({ verdict }) => verdict === 'pass').map(({ name }) => name);
  return (
    <Section
      title={t('phone.check.title')}
      aside={
        blockedBy.length === 0
          ? t('phone.check.ready')
          : t('phone.check.blocked', { smart_count: blockedBy.length })
      }
    >
      {(open.length > 0 || troubles.length > 0) && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: '6px', mb: 2 }}>
          {troubles.map(({ reason, remedy }) => (
            <TroubleLine key={reason} reason={reason} remedy={remedy} {...props} />
          ))}
          {open.map((one) => (
            <ChecklistLine key={one.name} precondition={one} {...props} />
          ))}
        </Box>
      )}
      {props.phone.inquiries.map((one) => (
        <InquiryLine key={one.about} inquiry={one} detail={props.detail} />
      ))}
      <ChecklistPassed names={passed} />
    </Section>
  );
}
