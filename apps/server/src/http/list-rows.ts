import type { ListQuery } from './list-query.ts';

/** Searches, sorts and cuts rows that are held in memory, as lists of tables do (contract 10 §2.5). */
export function listRows<Row extends object>(
  rows: readonly Row[],
  list: ListQuery,
  searched: readonly (keyof Row)[],
): { rows: readonly Row[]; total: number } {
  const wanted = list.search.toLowerCase();
  const found = wanted === '' ? rows : rows.filter((row) => searched.some((field) => holds(row[field], wanted)));
  const sorted = inOrder(found, list);
  return { rows: sorted.slice(list.offset, list.offset + list.limit), total: found.length };
}

function holds(value: unknown, wanted: string): boolean {
  return String(value ?? '')
    .toLowerCase()
    .includes(wanted);
}

/** As they come unless asked otherwise; what has no value comes last. */
function inOrder<Row extends object>(rows: readonly Row[], { sort, descending }: ListQuery): readonly Row[] {
  const sign = descending ? -1 : 1;
  const field = sort;
  if (field === null) return descending ? rows.toReversed() : rows;
  return rows.toSorted((a, b) => {
    const [left, right]: readonly unknown[] = [Reflect.get(a, field), Reflect.get(b, field)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left).localeCompare(String(right), 'en');
}
