import { NO_ANSWER, toApiError } from '../../api/api-error.ts';

/** What has become of a row. */
export type Outcome =
  | { readonly state: 'running' }
  | { readonly state: 'made'; readonly uuid: string; readonly password: string; readonly mailboxFault: string | null }
  | { readonly state: 'failed'; readonly message: string };

export type Made = Omit<Extract<Outcome, { state: 'made' }>, 'state'>;

export interface BulkRun<Row> {
  readonly rows: readonly Row[];
  /** @throws ApiError */
  readonly make: (row: Row) => Promise<Made>;
  readonly onOutcome: (row: Row, outcome: Outcome) => void;
  readonly isStopped: () => boolean;
}

/**
 * Makes one row after the other; what is refused is passed over. Ends before the next row when it is stopped or the
 * server does not answer any more.
 */
export async function runBulk<Row>({ rows, make, onOutcome, isStopped }: BulkRun<Row>): Promise<void> {
  for (const row of rows) {
    if (isStopped()) return;
    onOutcome(row, { state: 'running' });
    try {
      onOutcome(row, { state: 'made', ...(await make(row)) });
    } catch (thrown) {
      const { status, message } = toApiError(thrown);
      onOutcome(row, { state: 'failed', message });
      if (status === NO_ANSWER) return;
    }
  }
}

/** How many are in which state. */
export function countOutcomes(outcomes: Iterable<Outcome>): { readonly made: number; readonly failed: number } {
  const states = [...outcomes].map(({ state }) => state);
  return {
    made: states.filter((state) => state === 'made').length,
    failed: states.filter((state) => state === 'failed').length,
  };
}

/** A cell of CSV (RFC 4180 §2); what spreadsheets would take for a formula is not begun like one. */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}

/** The logins of what was made, as CSV: number, name, password. */
export function loginsCsv(headings: readonly string[], logins: readonly (readonly string[])[]): string {
  return [headings, ...logins].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('');
}
