import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { RecoveryStory } from '../../server/contract/recoveries.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { recoveryMessages } from './recovery-messages.ts';

/** Every vouch of the picture as a row. */
export function VouchTable({ recovery: { graph } }: { recovery: RecoveryStory }) {
  const t = useText(recoveryMessages);
  return (
    <Box sx={{ maxHeight: 320, overflow: 'auto' }} tabIndex={0}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('recovery.graph.from')}</TableCell>
            <TableCell>{t('recovery.graph.to')}</TableCell>
            <TableCell>{t('recovery.graph.at')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {graph.edges.map((edge) => (
            <TableRow key={`${edge.from} ${edge.to} ${edge.at}`}>
              <TableCell>{edge.from}</TableCell>
              <TableCell>{edge.to}</TableCell>
              <TableCell>
                <Instant at={edge.at} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
