import { Box } from '@mui/material';
import { Fragment, type ReactNode } from 'react';

/** Names and values in two columns. */
export function FactList({
  facts,
  labelWidth = 96,
}: {
  facts: readonly (readonly [string, ReactNode])[];
  labelWidth?: number;
}) {
  return (
    <Box
      component="dl"
      sx={{ m: 0, display: 'grid', gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)`, rowGap: '3px' }}
    >
      {facts.map(([label, value]) => (
        <Fragment key={label}>
          <Box component="dt" sx={(theme) => ({ color: theme.palette.tokens.second })}>
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Fragment>
      ))}
    </Box>
  );
}
