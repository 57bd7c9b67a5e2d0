import { Box, Chip } from '@mui/material';
import type { CaseDetail } from '../../server/contract/cases.ts';
import { useAbility } from '../api/useStaff.ts';
import { ProblemLine } from '../ui/ProblemLine.tsx';
import { useText } from '../ui/texts.ts';
import { CaseTagField } from './CaseTagField.tsx';
import { casePageMessages } from './case-page-messages.ts';
import { useCaseVerb } from './useCaseVerb.ts';

/** The case's tags; who works cases adds and removes them. */
export function CaseTags({ detail }: { detail: CaseDetail }) {
  const t = useText(casePageMessages);
  const ability = useAbility();
  const verb = useCaseVerb(detail.id);
  const canChange = ability?.can('act', 'Case') ?? false;
  const { tags, version } = detail;
  const put = (next: string[]) => verb.mutate({ method: 'PUT', path: 'tags', body: { version, tags: next } });
  if (!canChange && tags.length === 0) return null;
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Box sx={{ color: 'text.secondary', mr: 1 }}>{t('casePage.tags.label')}</Box>
        {tags.map((tag) => (
          <Chip
            key={tag}
            size="small"
            variant="outlined"
            label={tag}
            {...(canChange && {
              onDelete: () => put(tags.filter((one) => one !== tag)),
              disabled: verb.isPending,
              'aria-label': t('casePage.tags.remove', { tag }),
            })}
          />
        ))}
        {canChange && tags.length < 20 && (
          <CaseTagField busy={verb.isPending} onAdd={(tag) => put([...tags, tag])} />
        )}
      </Box>
      <ProblemLine error={verb.error} />
    </Box>
  );
}
