/** A page of a list and how many rows there are in all. */
export interface ListAnswer<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

/** Reads what a list answered: `listAnswer(await api.GET('/api/ring_groups', { params: { query } }))`. */
export function listAnswer<Row>(answer: { data?: readonly Row[] | number; response: Response }): ListAnswer<Row> {
  const rows = Array.isArray(answer.data) ? answer.data : [];
  const total = Number(answer.response.headers.get('x-total-count') ?? rows.length);
  return { rows, total: Number.isFinite(total) ? total : rows.length };
}
