import { rulesToAST } from '@casl/ability/extra';
import type { Knex } from 'knex';
import type { Ability, Action, SubjectName } from '../contract/ability.ts';

// The shape of CASL's syntax tree, whose types it does not export.
interface Condition {
  operator: string;
  field?: string;
  value: unknown;
}

/** How a subject's fields are called in its table; a field that is not listed may not be in a rule. */
export type ColumnMap = Readonly<Record<string, string>>;

/**
 * Narrows a query to the rows that the ability allows: CASL's rules as SQL, so that lists, counts and exports see the
 * same rows as `ability.can`. No grant gives no rows. Throws on a field or operator it does not know.
 */
export function visibleTo(
  query: Knex.QueryBuilder,
  ability: Ability,
  action: Action,
  subject: SubjectName,
  columns: ColumnMap,
): void {
  const ast = rulesToAST(ability, action, subject) as Condition | null;
  if (ast === null) void query.whereRaw('1 = 0');
  else void query.where((builder) => addCondition(builder, ast, columns));
}

function addCondition(builder: Knex.QueryBuilder, condition: Condition, columns: ColumnMap): void {
  if (condition.operator === 'and' || condition.operator === 'or') {
    const parts = condition.value as Condition[];
    // A rule without conditions is an empty conjunction; Knex would drop the empty group and change its meaning.
    if (parts.length === 0) void builder.whereRaw(condition.operator === 'and' ? '1 = 1' : '1 = 0');
    for (const part of parts)
      void builder[condition.operator === 'and' ? 'andWhere' : 'orWhere']((inner) =>
        addCondition(inner, part, columns),
      );
    return;
  }
  const { field = '' } = condition;
  const column = columns[field];
  if (column === undefined) throw new Error(`no column is known for the rule's field ${field}`);
  const value = valueOf(condition.value);
  switch (condition.operator) {
    case 'eq':
      if (value === null) void builder.whereNull(column);
      else void builder.where(column, value as Knex.Value);
      return;
    case 'in':
      void builder.whereIn(column, (value as unknown[]).map(valueOf) as Knex.Value[]);
      return;
    default:
      throw new Error(`the rule's operator ${condition.operator} has no SQL here`);
  }
}

// Flags are stored as 0 and 1 on both databases.
function valueOf(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}
