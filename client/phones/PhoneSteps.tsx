import { Box } from '@mui/material';
import type { PhoneStory } from '../../server/contract/phones.ts';
import { useDurationText } from '../ui/useDurationText.ts';
import { useCountdown } from '../ui/useCountdown.ts';
import { Section } from '../ui/Section.tsx';
import { useText } from '../ui/texts.ts';
import { PhoneStepMark } from './PhoneStepMark.tsx';
import { phoneMessages } from './phone-messages.ts';

/** The action as a line of steps: what is done, what is now, what is to come, what failed. */
export function PhoneSteps({ phone }: { phone: PhoneStory }) {
  const t = useText(phoneMessages);
  const duration = useDurationText();
  const isCooling = phone.appliedAt === null && phone.effectAt !== null;
  const canUndo = phone.reversibleUntil !== null && phone.reversalCaseId === null;
  const left = useCountdown(isCooling ? phone.effectAt : canUndo ? phone.reversibleUntil : null);
  const aside =
    left === null || left === 0
      ? undefined
      : t(isCooling ? 'phone.steps.cooling' : 'phone.steps.undo', { duration: duration(left) });
  return (
    <Section title={t('phone.steps.title')} aside={aside}>
      <Box
        component="ol"
        sx={{
          m: 0,
          p: 0,
          listStyle: 'none',
          display: 'grid',
          gridAutoFlow: 'column',
          gridAutoColumns: 'minmax(64px, 1fr)',
          overflowX: 'auto',
          '@media (max-width: 1199px)': {
            gridAutoFlow: 'row',
            gridTemplateColumns: 'repeat(auto-fill, minmax(84px, 1fr))',
            rowGap: 2,
          },
        }}
      >
        {phone.steps.map((step) => (
          <PhoneStepMark key={step.step} step={step} />
        ))}
      </Box>
    </Section>
  );
}
