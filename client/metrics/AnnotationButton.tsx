import { Button } from '@mui/material';
import { useState } from 'react';
import type { Annotation } from '../../server/contract/annotations.ts';
import { useAbility } from '../api/useStaff.ts';
import { useText } from '../ui/texts.ts';
import { AnnotationDialog } from './AnnotationDialog.tsx';
import { metricsMessages } from './metrics-messages.ts';
import type { Question } from './metrics-queries.ts';

interface AnnotationButtonProps {
  question: Question;
  annotations: readonly Annotation[];
}

/** Marks what happened, for those who may. */
export function AnnotationButton({ question, annotations }: AnnotationButtonProps) {
  const t = useText(metricsMessages);
  const ability = useAbility();
  const [isOpen, setOpen] = useState(false);
  if (!ability?.can('create', 'Annotation')) return null;
  return (
    <>
      <Button variant="text" onClick={() => setOpen(true)} className="no-print">
        {t('metrics.annotation.add')}
      </Button>
      {isOpen && (
        <AnnotationDialog flow={question.flow} annotations={annotations} onClose={() => setOpen(false)} />
      )}
    </>
  );
}
