import { Box, InputBase, Typography } from '@mui/material';
import { type KeyboardEvent, useId, useState } from 'react';
import type { AccountSearch } from '../accounts/AccountSearchDialog.tsx';
import { shellMessages } from '../i18n/shell-messages.ts';
import { useText } from '../ui/texts.ts';
import { PaletteOption } from './PaletteOption.tsx';
import type { Command } from './palette-commands.ts';
import { usePaletteCommands } from './usePaletteCommands.ts';

interface PaletteBoxProps {
  onDone: () => void;
  lookUp: (search: AccountSearch) => void;
}

/** The palette's field and its list: arrows choose, Enter goes. */
export function PaletteBox({ onDone, lookUp }: PaletteBoxProps) {
  const t = useText(shellMessages);
  const listId = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = usePaletteCommands(typed, lookUp);
  const current = commands[Math.min(chosen, commands.length - 1)];

  const run = (command: Command) => {
    onDone();
    command.run();
  };
  const onKey = (event: KeyboardEvent) => {
    // While an input method composes, Enter and the arrows are its own.
    if (event.nativeEvent.isComposing || commands.length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((was) => (Math.min(was, commands.length - 1) + step + commands.length) % commands.length);
    }
    if (event.key === 'Enter' && current) {
      event.preventDefault();
      run(current);
    }
  };

  return (
    <Box>
      <InputBase
        autoFocus
        fullWidth
        value={typed}
        placeholder={t('shell.palette.placeholder')}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKey}
        inputProps={{
          role: 'combobox',
          'aria-label': t('shell.palette.placeholder'),
          'aria-expanded': true,
          'aria-controls': listId,
          'aria-activedescendant': current && `${listId}-${current.id}`,
        }}
        sx={(theme) => ({
          px: 4,
          py: 2,
          fontSize: 15,
          borderBottom: `1px solid ${theme.palette.tokens.line}`,
        })}
      />
      <Box
        component="ul"
        role="listbox"
        id={listId}
        aria-label={t('shell.palette.title')}
        sx={{ m: 0, p: 1, minHeight: 120, maxHeight: '50vh', overflowY: 'auto' }}
      >
        {commands.map((command) => (
          <PaletteOption
            key={command.id}
            id={`${listId}-${command.id}`}
            command={command}
            isChosen={command === current}
            onRun={() => run(command)}
          />
        ))}
        {commands.length === 0 && (
          <Typography
            component="li"
            role="presentation"
            color="text.secondary"
            sx={{ p: 3, listStyle: 'none' }}
          >
            {t('shell.palette.none')}
          </Typography>
        )}
      </Box>
    </Box>
  );
}
