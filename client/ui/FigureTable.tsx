import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';

export interface FigureTableProps {
  title: string;
  /** What its columns are called, those of names first. */
  head: readonly string[];
  rows: readonly (readonly string[])[];
  /** How many columns say what a row is; the others are figures. */
  names?: number;
  /** A long one scrolls in its place. */
  scrolls?: boolean;
}

/** Names on the left, figures right-aligned. */
export function FigureTable({ title, head, rows, names = 1, scrolls = false }: FigureTableProps) {
  const align = (column: number) => (column < names ? 'left' : 'right');
  const table = (
    <Table size="small" stickyHeader={scrolls} aria-label={title}>
      <TableHead>
        <TableRow>
          {head.map((one, column) => (
            <TableCell key={one} align={align(column)}>
              {one}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.slice(0, names).join(' ')}>
            {row.map((text, column) => (
              <TableCell
                key={head[column]}
                align={align(column)}
                {...(column === 0 && { component: 'th', scope: 'row' })}
              >
                {text}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
  if (!scrolls) return table;
  return (
    <Box sx={{ maxHeight: 220, overflow: 'auto' }} tabIndex={0} role="group" aria-label={title}>
      {table}
    </Box>
  );
}
