import { Box } from '@mui/material';
import { useEffect, useRef } from 'react';
import { KeyHint } from '../ui/KeyHint.tsx';
import type { Command } from './palette-commands.ts';

interface PaletteOptionProps {
  id: string;
  command: Command;
  isChosen: boolean;
  onRun: () => void;
}

export function PaletteOption({ id, command, isChosen, onRun }: PaletteOptionProps) {
  const line = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) line.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <Box
      component="li"
      ref={line}
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onRun}
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 2,
        px: 3,
        minHeight: 34,
        listStyle: 'none',
        borderRadius: '6px',
        cursor: 'pointer',
        color: isChosen ? theme.palette.tokens.tones.action.text : 'inherit',
        backgroundColor: isChosen ? theme.palette.tokens.tones.action.ground : 'transparent',
        '&:hover': { backgroundColor: isChosen ? undefined : theme.palette.tokens.hover },
      })}
    >
      <Box component="span" sx={{ flex: 1 }}>
        {command.label}
      </Box>
      <Box component="span" sx={(theme) => ({ color: theme.palette.tokens.second, fontSize: 12 })}>
        {command.hint}
      </Box>
      {isChosen && <KeyHint keys="enter" />}
    </Box>
  );
}
