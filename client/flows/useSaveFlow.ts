import { useMutation } from '@tanstack/react-query';
import { useNotify, useRefresh } from 'react-admin';
import type { z } from 'zod';
import type { FlowDefinitionInput, putFlowAnswerSchema } from '../../server/contract/flow-format.ts';
import { putJson } from '../api/http.ts';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';

type Answer = z.infer<typeof putFlowAnswerSchema>;

/** Writes a flow's definition; says which version is now in force. The server lists every fault by its path. */
export function useSaveFlow(onSaved: (answer: Answer) => void) {
  const t = useText(flowMessages);
  const notify = useNotify();
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (definition: Pick<FlowDefinitionInput, 'name'>) =>
      putJson<Answer>(`/flows/${encodeURIComponent(definition.name)}`, definition),
    onSuccess: (answer) => {
      const { name, version, changed } = answer;
      notify(t(changed ? 'flows.imported' : 'flows.unchanged', { name, version }), { type: 'success' });
      refresh();
      onSaved(answer);
    },
  });
}
