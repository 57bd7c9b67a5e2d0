import { Box, TextField } from '@mui/material';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';
import { LOOP_FIELDS } from './loop-fields.ts';

interface LoopFieldsProps {
  draft: FlowDefinition;
  onChange: (draft: FlowDefinition) => void;
}

/** The thresholds; changing one makes a new version of the flow. */
export function LoopFields({ draft, onChange }: LoopFieldsProps) {
  const t = useText(flowMessages);
  const fields = [
    ...LOOP_FIELDS.map((name) => ({
      name,
      value: draft.loop[name],
      set: (n: number) => onChange({ ...draft, loop: { ...draft.loop, [name]: n } }),
    })),
    {
      name: 'journeyGapDays' as const,
      value: draft.journeyGapDays,
      set: (n: number) => onChange({ ...draft, journeyGapDays: n }),
    },
  ];
  return (
    <>
      {fields.map(({ name, value, set }) => (
        <Box key={name} sx={{ display: 'flex', alignItems: 'center', gap: 2, py: '4px', maxWidth: 360 }}>
          <Box component="label" htmlFor={`flow-${name}`} sx={{ flex: 1 }}>
            {t(`flows.loop.${name}`)}
          </Box>
          <TextField
            id={`flow-${name}`}
            type="number"
            value={value}
            onChange={({ target }) => set(Number(target.value))}
            slotProps={{ htmlInput: { min: 1, step: 'any' } }}
            sx={{ width: 96 }}
          />
        </Box>
      ))}
    </>
  );
}
