import { Box, TextField } from '@mui/material';
import type { Titles } from '../../server/contract/names.ts';
import { useText } from '../ui/texts.ts';
import { flowMessages } from './flow-messages.ts';

interface TitleFieldsProps {
  label: string;
  titles: Titles;
  onChange: (titles: Titles) => void;
}

/** One title in both languages. */
export function TitleFields({ label, titles, onChange }: TitleFieldsProps) {
  const t = useText(flowMessages);
  const languages = [
    ['en', t('flows.form.english')],
    ['zh-CN', t('flows.form.chinese')],
  ] as const;
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{ display: 'grid', gridTemplateColumns: '150px 1fr 1fr', gap: 2, py: '4px', alignItems: 'center' }}
    >
      <Box component="span" sx={{ overflowWrap: 'anywhere' }}>
        {label}
      </Box>
      {languages.map(([locale, language]) => (
        <TextField
          key={locale}
          required
          value={titles[locale]}
          onChange={({ target }) => onChange({ ...titles, [locale]: target.value })}
          slotProps={{ htmlInput: { 'aria-label': `${label}, ${language}`, maxLength: 120, lang: locale } }}
        />
      ))}
    </Box>
  );
}
