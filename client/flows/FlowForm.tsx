import { Box, Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { Section } from '../ui/Section.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { flowMessages } from './flow-messages.ts';
import { LoopFields } from './LoopFields.tsx';
import { TitleFields } from './TitleFields.tsx';
import { useSaveFlow } from './useSaveFlow.ts';

/** Names and thresholds of a flow; steps themselves are changed by importing. */
export function FlowForm({ saved }: { saved: FlowDefinition }) {
  const t = useText(flowMessages);
  const ui = useText(uiMessages);
  const locale = useLocale();
  const navigate = useNavigate();
  const [draft, setDraft] = useState(saved);
  const show = `/flows/${saved.name}/show`;
  const save = useSaveFlow(() => void navigate(show));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(draft);
  };
  return (
    <form onSubmit={submit} noValidate>
      <PageHeader
        title={t('flows.form.title', { name: titleIn(locale, saved.titles, saved.name) })}
        aside={t('flows.form.note')}
        actions={
          <>
            <Button component={Link} to={show}>
              {ui('ui.cancel')}
            </Button>
            <Button type="submit" variant="contained" color="primary" disabled={save.isPending}>
              {ui('ui.save')}
            </Button>
          </>
        }
      />
      <ProblemLine error={save.error} />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 360px' },
          alignItems: 'start',
        }}
      >
        <Section title={t('flows.form.names')}>
          <TitleFields
            label={t('flows.form.flowTitle')}
            titles={draft.titles}
            onChange={(titles) => setDraft({ ...draft, titles })}
          />
          {draft.steps.map((step, index) => (
            <TitleFields
              key={step.name}
              label={step.name}
              titles={step.titles}
              onChange={(titles) =>
                setDraft({ ...draft, steps: draft.steps.with(index, { ...step, titles }) })
              }
            />
          ))}
        </Section>
        <Section title={t('flows.loop.title')}>
          <LoopFields draft={draft} onChange={setDraft} />
        </Section>
      </Box>
    </form>
  );
}
