import { Box, ButtonBase, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { RADIUS } from '../ui/tokens.ts';

interface FigureCardProps {
  title: string;
  value: ReactNode;
  /** Smaller, beside the value. */
  beside?: ReactNode;
  /** Grey lines below: the last period, the interval. */
  below: readonly ReactNode[];
  /** It moved for the worse beyond chance. */
  alarming?: boolean;
  /** What opens: said to who cannot see the card. */
  action: string;
  onOpen: () => void;
}

/** One figure with the last period beside it; the whole card opens what is behind it. */
export function FigureCard({
  title,
  value,
  beside,
  below,
  alarming = false,
  action,
  onOpen,
}: FigureCardProps) {
  return (
    <ButtonBase
      onClick={onOpen}
      title={action}
      sx={(theme) => ({
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'stretch',
        justifyContent: 'flex-start',
        fontFamily: 'inherit',
        textAlign: 'left',
        p: '10px 14px',
        minWidth: 0,
        backgroundColor: theme.palette.tokens.surface,
        border: `1px solid ${theme.palette.tokens.line}`,
        borderRadius: `${RADIUS.card}px`,
        '&:hover': {
          borderColor: theme.palette.tokens.lineStrong,
          backgroundColor: theme.palette.tokens.hover,
        },
      })}
    >
      <Typography component="div" color="text.secondary">
        {title}
      </Typography>
      <Box
        sx={(theme) => ({
          fontSize: 20,
          lineHeight: '28px',
          fontWeight: 600,
          color: alarming ? theme.palette.tokens.tones.loop.text : theme.palette.tokens.text,
        })}
      >
        {value}
        {beside && (
          <Typography component="span" color="text.secondary" sx={{ ml: 1, fontWeight: 400 }}>
            {beside}
          </Typography>
        )}
      </Box>
      {below.map((line, index) => (
        <Typography key={index} component="div" color="text.secondary">
          {line}
        </Typography>
      ))}
    </ButtonBase>
  );
}
