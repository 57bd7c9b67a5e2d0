/** One refusal that a person or a program can meet: HTTP status and its sentence in both languages. */
export interface ProblemText {
  status: number;
  en: string;
  'zh-CN': string;
}

/** Makes one: status, English, Chinese. */
export function problemText(status: number, en: string, zh: string): ProblemText {
  return { status, en, 'zh-CN': zh };
}
