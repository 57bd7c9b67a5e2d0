import { Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useLocale } from '../ui/texts.ts';

interface FigureTableProps {
  label: string;
  names: readonly string[];
  figures: readonly string[];
  rows: readonly { key: string; names: readonly string[]; figures: readonly number[] }[];
}

/** Names on the left, numbers right-aligned. */
export function FigureTable({ label, names, figures, rows }: FigureTableProps) {
  const number = new Intl.NumberFormat(useLocale());
  return (
    <>
      <Typography variant="h2" component="h3" sx={{ mt: 3 }}>
        {label}
      </Typography>
      <Table aria-label={label}>
        <TableHead>
          <TableRow>
            {names.map((name) => (
              <TableCell key={name}>{name}</TableCell>
            ))}
            {figures.map((figure) => (
              <TableCell key={figure} align="right">
                {figure}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.key}>
              {row.names.map((name, index) => (
                <TableCell key={names[index]}>{name}</TableCell>
              ))}
              {row.figures.map((figure, index) => (
                <TableCell key={figures[index]} align="right">
                  {number.format(figure)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
