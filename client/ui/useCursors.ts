import { useState } from 'react';

/** Where each page of a keyset list began; the last one is shown. */
export interface Cursors {
  /** Undefined: the first page. */
  cursor: string | undefined;
  page: number;
  next: (cursor: string) => void;
  previous: () => void;
  reset: () => void;
}

/** Walks a keyset list that has no total; forgotten with the component. */
export function useCursors(): Cursors {
  const [known, setKnown] = useState<readonly (string | undefined)[]>([undefined]);
  return {
    cursor: known.at(-1),
    page: known.length,
    next: (cursor) => setKnown([...known, cursor]),
    previous: () => setKnown(known.length > 1 ? known.slice(0, -1) : known),
    reset: () => setKnown([undefined]),
  };
}
