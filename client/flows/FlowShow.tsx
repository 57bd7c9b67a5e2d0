import { Box, Button } from '@mui/material';
import { Link, useParams } from 'react-router';
import { useAbility } from '../api/useStaff.ts';
import { LoadingState } from '../ui/LoadingState.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ProblemState } from '../ui/ProblemState.tsx';
import { titleIn, useLocale, useText } from '../ui/texts.ts';
import { ExportFlowButton } from './ExportFlowButton.tsx';
import { useFlow } from './useFlow.ts';
import { FlowFigures } from './FlowFigures.tsx';
import { FlowRules } from './FlowRules.tsx';
import { FlowSteps } from './FlowSteps.tsx';
import { FlowUndeclared } from './FlowUndeclared.tsx';
import { FlowVersions } from './FlowVersions.tsx';
import { flowMessages } from './flow-messages.ts';
import { ImportFlowButton } from './ImportFlowButton.tsx';

/** A flow as it is in force: steps, when it counts as stuck, where it ends, and its figures. */
export function FlowShow() {
  const t = useText(flowMessages);
  const locale = useLocale();
  const ability = useAbility();
  const { id = '' } = useParams();
  const { data: flow, error, refetch } = useFlow(id);
  if (error) return <ProblemState error={error} retry={() => void refetch()} />;
  if (!flow) return <LoadingState rows={14} />;
  const { definition } = flow;
  return (
    <>
      <PageHeader
        title={titleIn(locale, definition.titles, flow.id)}
        aside={`${flow.id} · ${t('flows.version', { n: flow.version })}`}
        actions={
          <>
            {ability?.can('update', 'Flow') && (
              <>
                <ImportFlowButton />
                <Button component={Link} to={`/flows/${flow.id}`}>
                  {t('flows.edit')}
                </Button>
              </>
            )}
            <ExportFlowButton definition={definition} />
          </>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 3,
          gridTemplateColumns: { xs: '1fr', lg: 'minmax(0, 1fr) 320px' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 3, minWidth: 0 }}>
          <FlowSteps definition={definition} />
          {ability?.can('read', 'Metrics') && <FlowFigures definition={definition} />}
        </Box>
        <Box sx={{ display: 'grid', gap: 3 }}>
          <FlowRules definition={definition} />
          <FlowUndeclared undeclared={flow.undeclared} />
          <FlowVersions versions={flow.versions} />
        </Box>
      </Box>
    </>
  );
}
