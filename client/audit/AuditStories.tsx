import { Box, Button } from '@mui/material';
import { useListContext } from 'react-admin';
import type { AuditEntry } from '../../server/contract/audit-entries.ts';
import { useText } from '../ui/texts.ts';
import { auditMessages } from './audit-messages.ts';

/** The stories that an entry is part of: of its account, its case, its person, its session. */
export function AuditStories({ entry }: { entry: AuditEntry }) {
  const t = useText(auditMessages);
  const { setFilters } = useListContext();
  const { accountId, caseId, sessionId, actor } = entry;
  const stories: [string, Record<string, unknown>][] = [
    [t('audit.story.person', { code: actor }), { actor }],
  ];
  if (accountId !== null) {
    stories.push([t('audit.story.account', { id: accountId }), { accountId }]);
    stories.push([t('audit.story.looks', { id: accountId }), { accountId, looks: true }]);
  }
  if (caseId !== null) stories.push([t('audit.story.case', { id: caseId }), { caseId }]);
  if (sessionId !== null) stories.push([t('audit.story.session'), { sessionId }]);
  // Keys and parts of the system are asked for by another name than people.
  const shown = actor.includes(':') ? stories.slice(1) : stories;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}>
      {shown.map(([label, filter]) => (
        <Button key={label} onClick={() => setFilters(filter)}>
          {label}
        </Button>
      ))}
    </Box>
  );
}
