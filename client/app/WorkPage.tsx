import { CaseKindWordsContext } from '../cases/case-kind-words.ts';
import { MyWork } from '../cases/MyWork.tsx';
import { useCaseKindWords } from './useCaseKindWords.ts';

/** The agents' home, with what each kind calls its decisions. */
export function WorkPage() {
  return (
    <CaseKindWordsContext.Provider value={useCaseKindWords()}>
      <MyWork />
    </CaseKindWordsContext.Provider>
  );
}
