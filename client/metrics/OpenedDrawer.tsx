import { Box, Button, Drawer, Typography } from '@mui/material';
import { useId } from 'react';
import { useText } from '../ui/texts.ts';
import { EdgeReasons } from './EdgeReasons.tsx';
import { JourneyList } from './JourneyList.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { Question } from './metrics-queries.ts';
import { OutcomeCases } from './OutcomeCases.tsx';
import type { Opened } from './metrics-view.ts';

interface OpenedDrawerProps {
  question: Question;
  opened: Opened;
  step: (name: string) => string;
  onOpen: (opened: Opened) => void;
  onClose: () => void;
}

/** What is behind a figure: an edge's reasons, and the journeys, each with its case; or the cases. */
export function OpenedDrawer({ question, opened, step, onOpen, onClose }: OpenedDrawerProps) {
  const t = useText(metricsMessages);
  const titleId = useId();
  const title =
    opened.kind === 'edge'
      ? t('metrics.open.edge', { from: step(opened.from), to: step(opened.to) })
      : t(`metrics.open.${opened.kind}`);
  return (
    <Drawer
      anchor="right"
      open
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId } }}
    >
      <Box sx={{ width: { xs: '92vw', md: 720 }, p: '12px 18px 24px' }}>
        <Box sx={{ display: 'flex', alignItems: 'center', mb: 2 }}>
          <Typography id={titleId} variant="h1" component="h2" sx={{ flex: 1 }}>
            {title}
          </Typography>
          <Button onClick={onClose} autoFocus>
            {t('metrics.open.close')}
          </Button>
        </Box>
        {opened.kind === 'edge' && (
          <EdgeReasons
            question={question}
            edge={opened}
            onReason={(reason) => onOpen({ ...opened, reason })}
          />
        )}
        {opened.kind === 'firstContact' || opened.kind === 'objected' ? (
          <OutcomeCases question={question} kind={opened.kind} />
        ) : (
          <JourneyList key={JSON.stringify(opened)} question={question} opened={opened} step={step} />
        )}
      </Box>
    </Drawer>
  );
}
