import { useCallback } from 'react';
import { findRegionTitles } from '../../server/contract/region-names.ts';
import { titleIn, useLocale } from '../ui/texts.ts';
import { useWords } from './useWords.ts';

/** A region as people say it; the code where it has no name, words where there is no region. */
export function useRegionName(): (code: string) => string {
  const locale = useLocale();
  const words = useWords();
  return useCallback(
    (code) => (code === '' ? words('words.noRegion') : titleIn(locale, findRegionTitles(code), code)),
    [locale, words],
  );
}
