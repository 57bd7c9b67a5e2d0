import { Box, ToggleButton, ToggleButtonGroup } from '@mui/material';

export type PictureView = 'picture' | 'table';

interface PictureOrTableProps {
  view: PictureView;
  labels: Record<PictureView, string>;
  /** What is shown the one way or the other. */
  of: string;
  onChange: (view: PictureView) => void;
}

/** Switches between a picture and the table behind it. */
export function PictureOrTable({ view, labels, of, onChange }: PictureOrTableProps) {
  return (
    <Box sx={{ flex: 'none' }}>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={of}
        onChange={(_, next: PictureView | null) => next && onChange(next)}
        sx={{
          '& .MuiToggleButton-root': { py: 0, px: 2, minHeight: 24, textTransform: 'none', fontSize: 12 },
        }}
      >
        <ToggleButton value="picture">{labels.picture}</ToggleButton>
        <ToggleButton value="table">{labels.table}</ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}
