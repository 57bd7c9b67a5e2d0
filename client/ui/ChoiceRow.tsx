import { Box, ButtonBase } from '@mui/material';
import { type ReactNode, useId } from 'react';
import { RADIUS } from './tokens.ts';

interface ChoiceRowProps {
  /** The digit that chooses it. */
  nr: number;
  title: string;
  hint: string;
  isChosen: boolean;
  isTabStop: boolean;
  isOff: boolean;
  onChoose: () => void;
  children?: ReactNode;
}

/** One of several choices, with the key that takes it; off, it can still be read and says why in its hint. */
export function ChoiceRow({
  nr,
  title,
  hint,
  isChosen,
  isTabStop,
  isOff,
  onChoose,
  children,
}: ChoiceRowProps) {
  const hintId = useId();
  return (
    <Box
      sx={(theme) => ({
        border: `1px solid ${isChosen ? theme.palette.primary.main : theme.palette.tokens.line}`,
        boxShadow: isChosen ? `inset 0 0 0 1px ${theme.palette.primary.main}` : 'none',
        borderRadius: `${RADIUS.control}px`,
        backgroundColor: isChosen ? theme.palette.tokens.tones.action.ground : theme.palette.tokens.surface,
      })}
    >
      <ButtonBase
        role="radio"
        aria-checked={isChosen}
        aria-disabled={isOff}
        aria-describedby={hint === '' ? undefined : hintId}
        tabIndex={isTabStop ? 0 : -1}
        onClick={onChoose}
        sx={(theme) => ({
          width: '100%',
          justifyContent: 'flex-start',
          alignItems: 'flex-start',
          gap: 2,
          p: '3px 10px',
          minHeight: 28,
          font: 'inherit',
          textAlign: 'left',
          borderRadius: `${RADIUS.control}px`,
          cursor: isOff ? 'default' : 'pointer',
          color: isOff ? theme.palette.tokens.third : theme.palette.tokens.text,
          '@media (pointer: coarse)': { minHeight: 40 },
        })}
      >
        <Box
          component="kbd"
          aria-hidden="true"
          sx={(theme) => ({
            flex: 'none',
            width: 18,
            textAlign: 'center',
            font: 'inherit',
            fontSize: 11,
            lineHeight: '18px',
            color: 'text.secondary',
            border: `1px solid ${theme.palette.tokens.lineStrong}`,
            borderRadius: '4px',
          })}
        >
          {nr}
        </Box>
        <Box
          title={isChosen || hint === '' ? undefined : hint}
          sx={{
            minWidth: 0,
            overflow: 'hidden',
            textOverflow: 'ellipsis',
            whiteSpace: isChosen ? 'normal' : 'nowrap',
          }}
        >
          <Box component="span" sx={{ fontWeight: isChosen ? 600 : 400, mr: 2 }}>
            {title}
          </Box>
          {hint !== '' && (
            <Box component="span" id={hintId} sx={{ color: 'text.secondary', fontSize: 12 }}>
              {hint}
            </Box>
          )}
        </Box>
      </ButtonBase>
      {children && <Box sx={{ p: '2px 10px 10px 38px', '&:empty': { display: 'none' } }}>{children}</Box>}
    </Box>
  );
}
