import { z } from 'zod';
import { FAULT_TEXTS, type Fault, type FaultCode, type FaultText } from '../contract/fault-texts.ts';
import { ProblemError } from './problem-error.ts';

const inChinese = z.locales.zhCN().localeError;

/** What a schema makes of a value: the data, or each fault by its path. */
export type Read<T> = { data: T; faults: null } | { data: null; faults: Fault[] };

/** A fault of our own rules at a path. */
export function faultAt(path: string, code: FaultCode): Fault {
  return { path, message: FAULT_TEXTS[code] };
}

/** Checks a value: every fault by its path, which starts with `prefix`; each unknown field is a fault of its own. */
export function readWith<S extends z.ZodType>(schema: S, value: unknown, prefix = ''): Read<z.output<S>> {
  // Zod's Chinese sentence names the type that came, so the value must stay with the issue.
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return { data: read.data, faults: null };
  const at = (path: PropertyKey[]) => [...(prefix === '' ? [] : [prefix]), ...path.map(String)].join('.');
  const faults = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => faultAt(at([...issue.path, key]), 'unknown_field'))
      : [{ path: at(issue.path), message: textOf(issue) }],
  );
  return { data: null, faults };
}

/** The value as the schema reads it. Throws `invalid_request` with each fault. */
export function parseWith<S extends z.ZodType>(schema: S, value: unknown, prefix = ''): z.output<S> {
  const { data, faults } = readWith(schema, value, prefix);
  if (faults !== null) throw new ProblemError('invalid_request', { errors: faults });
  return data;
}

const LONGEST_LIST = 500;

/** The faults in one line for the platform's engineers, in English; cut off where it gets long. */
export function listFaults(faults: readonly Fault[]): string {
  return faults
    .map(({ path, message }) => `${path === '' ? 'value' : path}: ${message.en}`)
    .join('; ')
    .slice(0, LONGEST_LIST);
}

function textOf(issue: z.core.$ZodIssue): FaultText {
  if (Object.hasOwn(FAULT_TEXTS, issue.message)) return FAULT_TEXTS[issue.message as FaultCode];
  const chinese = inChinese({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  return {
    en: issue.message,
    'zh-CN': (typeof chinese === 'string' ? chinese : chinese?.message) ?? issue.message,
  };
}
