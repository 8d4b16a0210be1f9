/** A page of a list and how many rows there are in all. */
export interface ListAnswer<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  /** `total` is about right: counting would have taken too long. */
  readonly isEstimated?: boolean;
  /** ISO 8601: rows before that moment were not searched. */
  readonly searchedBackTo?: string;
}

/** Reads what a list answered: `listAnswer(await api.GET('/api/ring_groups', { params: { query } }))`. */
export function listAnswer<Row>(answer: { data?: readonly Row[] | number; response: Response }): ListAnswer<Row> {
  const rows = Array.isArray(answer.data) ? answer.data : [];
  const total = Number(answer.response.headers.get('x-total-count') ?? rows.length);
  const searchedBackTo = answer.response.headers.get('x-searched-back-to');
  return {
    rows,
    total: Number.isFinite(total) ? total : rows.length,
    ...(answer.response.headers.has('x-total-count-estimated') ? { isEstimated: true } : {}),
    ...(searchedBackTo === null ? {} : { searchedBackTo }),
  };
}
