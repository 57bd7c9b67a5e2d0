import { Box, Button, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import type { AuditEntry } from '../../server/contract/audit-entries.ts';
import { useNames } from '../catalogue/useNames.ts';
import { useWords } from '../catalogue/useWords.ts';
import { Instant } from '../ui/Instant.tsx';
import { useText } from '../ui/texts.ts';
import { auditMessages } from './audit-messages.ts';
import { AuditProof } from './AuditProof.tsx';
import { AuditStories } from './AuditStories.tsx';
import { auditSentence } from './audit-sentence.ts';

/** One entry as a sentence; opened, the entry as it is kept. */
export function AuditLine({ entry }: { entry: AuditEntry }) {
  const t = useText(auditMessages);
  const words = useWords();
  const { reason } = useNames();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <TableRow>
        <TableCell sx={{ whiteSpace: 'nowrap', color: 'text.secondary' }}>
          <Instant at={entry.at} />
        </TableCell>
        <TableCell>{auditSentence(entry, { say: t, words, reason })}</TableCell>
        <TableCell align="right" sx={{ color: 'text.secondary' }}>
          {entry.sequence ?? t('audit.pending')}
        </TableCell>
        <TableCell align="right" sx={{ py: 0 }}>
          <Button
            variant="text"
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
            sx={{ minHeight: 26, py: 0 }}
          >
            {t('audit.raw')}
          </Button>
        </TableCell>
      </TableRow>
      {isOpen && (
        <TableRow>
          <TableCell colSpan={4} sx={(theme) => ({ backgroundColor: theme.palette.tokens.ground })}>
            <AuditStories entry={entry} />
            <AuditProof entryId={entry.id} />
            <Box
              component="pre"
              tabIndex={0}
              sx={{ m: 0, mt: 1, fontSize: 12, lineHeight: '18px', overflow: 'auto' }}
            >
              {JSON.stringify(entry, null, 2)}
            </Box>
          </TableCell>
        </TableRow>
      )}
    </>
  );
}
