import { Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useText } from '../ui/texts.ts';
import { JourneyPage } from './JourneyPage.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { Question } from './metrics-queries.ts';
import type { Opened } from './metrics-view.ts';

interface JourneyListProps {
  question: Question;
  opened: Opened;
  step: (name: string) => string;
}

/** The journeys behind a figure, the newest first, page after page. */
export function JourneyList({ question, opened, step }: JourneyListProps) {
  const t = useText(metricsMessages);
  const [cursors, setCursors] = useState<(string | null)[]>([null]);
  const [next, setNext] = useState<string | null>(null);
  return (
    <>
      <Typography variant="h2" component="h3" sx={{ mb: 1 }}>
        {t('metrics.open.journeys')}
      </Typography>
      {cursors.map((cursor, index) => (
        <JourneyPage
          key={cursor ?? ''}
          question={question}
          opened={opened}
          cursor={cursor}
          step={step}
          isFirst={index === 0}
          onNext={index === cursors.length - 1 ? setNext : undefined}
        />
      ))}
      {next !== null && (
        <Button
          onClick={() => {
            setCursors([...cursors, next]);
            setNext(null);
          }}
        >
          {t('metrics.open.more')}
        </Button>
      )}
    </>
  );
}
