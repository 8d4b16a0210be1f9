import pg from 'pg';

/** A rule of the database that a write broke. */
export interface Violation {
  kind: 'unique' | 'foreign_key' | 'check' | 'not_null' | 'exclusion' | 'fence';
  table: string | undefined;
  column: string | undefined;
  constraint: string | undefined;
}

const kinds = new Map<string, Violation['kind']>([
  ['23505', 'unique'],
  ['23503', 'foreign_key'],
  ['23514', 'check'],
  ['23502', 'not_null'],
  ['23P01', 'exclusion'],
]);

const INSUFFICIENT_PRIVILEGE = '42501';

function kindOf(error: pg.DatabaseError): Violation['kind'] | undefined {
  if (error.code === INSUFFICIENT_PRIVILEGE && error.message.includes('row-level security')) return 'fence';
  return error.code === undefined ? undefined : kinds.get(error.code);
}

/** Which rule an error of a query speaks of; undefined for all other errors. */
export function violationOf(error: unknown): Violation | undefined {
  if (!(error instanceof pg.DatabaseError)) return undefined;
  const kind = kindOf(error);
  if (kind === undefined) return undefined;
  return { kind, table: error.table, column: error.column, constraint: error.constraint };
}

/** Data exceptions and integrity violations (SQLSTATE classes 22 and 23). */
const ABOUT_DATA = /^2[23]/;

/** Whether an error of a query speaks of the values it was given: with the same ones it fails again. */
export function refusesData(error: unknown): boolean {
  return error instanceof pg.DatabaseError && ABOUT_DATA.test(error.code ?? '');
}
