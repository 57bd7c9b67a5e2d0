import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';

export interface FigureTableProps {
  title: string;
  /** The first is what a row is called, the others are figures. */
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** A chart as figures; a long one scrolls in its place. */
export function FigureTable({ title, head: [name, ...head], rows }: FigureTableProps) {
  return (
    <Box sx={{ maxHeight: 220, overflow: 'auto' }} tabIndex={0} role="group" aria-label={title}>
      <Table size="small" stickyHeader aria-label={title}>
        <TableHead>
          <TableRow>
            <TableCell>{name}</TableCell>
            {head.map((column) => (
              <TableCell key={column} align="right">
                {column}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(([title, ...figures]) => (
            <TableRow key={title}>
              <TableCell component="th" scope="row">
                {title}
              </TableCell>
              {figures.map((figure, index) => (
                <TableCell key={head[index]} align="right">
                  {figure}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
