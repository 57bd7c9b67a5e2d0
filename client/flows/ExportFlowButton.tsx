import { Button } from '@mui/material';
import type { FlowDefinition } from '../../server/contract/flow-format.ts';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';

/** Gives the definition as a file, the same JSON that can be imported. */
export function ExportFlowButton({ definition }: { definition: FlowDefinition }) {
  const t = useText(flowMessages);
  const download = () => {
    const url = URL.createObjectURL(
      new Blob([JSON.stringify(definition, null, 2)], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `${definition.name}.json`;
    link.click();
    URL.revokeObjectURL(url);
  };
  return <Button onClick={download}>{t('flows.export')}</Button>;
}
