import { toApiError } from '../../api/api-error.ts';
import { apiUrl, fetchApi, type QueryValue } from '../../kit/fetch-api.ts';
import { isOutcome, type Outcome } from './deck-order.ts';

export const MOST_OCTETS = 100 * 1024 * 1024;
/** Nobody waits for an answer to what takes longer than some seconds. */
const LARGE_OCTETS = 5 * 1024 * 1024;

type Query = Readonly<Record<string, QueryValue>>;

/** Whether a file is left to a job of the server. */
export function isLarge(file: Pick<File, 'size'>): boolean {
  return file.size > LARGE_OCTETS;
}

/** Sends a file and waits until it is stored, or compared. @throws ApiError with the bad lines as its details */
export async function sendDeck(planId: number, file: File, query: Query): Promise<Outcome> {
  const outcome: unknown = await (await post(planId, file, query)).json();
  if (!isOutcome(outcome)) throw toApiError(new Error('the answer is no outcome'));
  return outcome;
}

/** Sends a file and leaves it to the server. @throws ApiError when it does not take it */
export async function leaveDeck(planId: number, file: File, query: Query): Promise<void> {
  await post(planId, file, { ...query, background: true });
}

function post(planId: number, file: File, query: Query): Promise<Response> {
  const url = apiUrl('/api/plans/{plan_id}/decks', { plan_id: String(planId) }, query);
  return fetchApi(url, { method: 'POST', body: file, headers: { 'content-type': 'text/csv' } });
}
