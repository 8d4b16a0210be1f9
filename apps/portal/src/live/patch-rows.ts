/**
 * Rows after changes by key: rows that no change names stay the very same objects, and so does the whole list when
 * nothing changes, so that components of a thousand rows draw only what differs.
 * @param changes of a key: the new row for the old one, or null to take it out
 * @param add whether a change may bring a row that was not there (`undefined` is handed to it)
 */
export function patchRows<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  changes: ReadonlyMap<string, (row: Row | undefined) => Row | null>,
  add = false,
): readonly Row[] {
  if (changes.size === 0) return rows;
  const pending = new Map(changes);
  let differs = false;
  const kept = rows.flatMap((row) => {
    const key = keyOf(row);
    const change = pending.get(key);
    if (!change) return [row];
    pending.delete(key);
    const next = change(row);
    differs ||= next !== row;
    return next === null ? [] : [next];
  });
  const added = add ? newRows(pending) : [];
  return differs || added.length > 0 ? [...kept, ...added] : rows;
}

function newRows<Row>(changes: ReadonlyMap<string, (row: undefined) => Row | null>): Row[] {
  return [...changes.values()].flatMap((change) => {
    const row = change(undefined);
    return row === null ? [] : [row];
  });
}
