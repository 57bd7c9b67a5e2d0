import { Box } from '@mui/material';
import { useListContext } from 'react-admin';
import type { CaseRow } from '../../server/contract/cases.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ListBody } from '../ui/ListBody.tsx';
import { useText } from '../ui/texts.ts';
import { CasePreview } from './CasePreview.tsx';
import { CaseTable } from './CaseTable.tsx';
import { caseListMessages } from './case-list-messages.ts';
import { useCaseSelection } from './useCaseSelection.ts';

/** The table and, beside it, the case chosen in it with the arrow keys. */
export function CaseQueue() {
  const t = useText(caseListMessages);
  const { data = [] } = useListContext<CaseRow>();
  const { selected, select } = useCaseSelection(data);
  const empty = <EmptyState title={t('caseList.empty')}>{t('caseList.emptyNext')}</EmptyState>;
  return (
    <Box
      sx={{
        display: 'flex',
        flexDirection: { xs: 'column', lg: 'row' },
        alignItems: { xs: 'stretch', lg: 'flex-start' },
        gap: 3,
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <ListBody empty={empty}>
          <CaseTable selectedId={selected?.id ?? null} onSelect={select} />
        </ListBody>
      </Box>
      <Box
        sx={{
          width: { xs: '100%', lg: 340 },
          flex: 'none',
          position: 'sticky',
          // Beside the table where there is room; else a strip that stays at the bottom of the window.
          top: { lg: 12 },
          bottom: { xs: 0, lg: 'auto' },
        }}
      >
        <CasePreview row={selected} />
      </Box>
    </Box>
  );
}
