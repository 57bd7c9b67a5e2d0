import { Button } from '@mui/material';
import { useText } from '../ui/texts.ts';
import { metricsMessages } from './metrics-messages.ts';

/** The page as a report on paper or as PDF: the browser prints it without menu and controls. */
export function PrintButton() {
  const t = useText(metricsMessages);
  return (
    <Button className="no-print" onClick={() => window.print()}>
      {t('metrics.report')}
    </Button>
  );
}
