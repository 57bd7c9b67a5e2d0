import { Button, Table, TableBody } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useText } from '../ui/texts.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { workMessages } from './work-messages.ts';

interface WorkTableProps<T> {
  rows: readonly T[];
  /** More than these are behind a button. */
  shown?: number;
  label: string;
  head?: ReactNode;
  line: (row: T) => ReactNode;
}

/** The first lines of a heap of work, the others on demand. */
export function WorkTable<T>({ rows, shown = 5, label, head, line }: WorkTableProps<T>) {
  const ui = useText(uiMessages);
  const t = useText(workMessages);
  const [all, setAll] = useState(false);
  const hidden = rows.length - shown;
  return (
    <>
      <Table aria-label={label}>
        {head}
        <TableBody>{(all ? rows : rows.slice(0, shown)).map(line)}</TableBody>
      </Table>
      {hidden > 0 && (
        <Button variant="text" color="primary" onClick={() => setAll(!all)}>
          {all ? t('work.fewer') : ui('ui.more', { n: hidden })}
        </Button>
      )}
    </>
  );
}
