import { readError } from './read-error.ts';

/** What a request has to know of the session. */
export interface RequestSession {
  /** The token to send, if anybody is logged in. */
  token(): string | undefined;
  /** The server no longer takes this token. Resolves with the token of the new login, or `undefined` if there is none. */
  renew(expired: string): Promise<string | undefined>;
  /** The server wants the second factor of this token first. */
  oweSecondFactor(token: string): void;
}

/** How the server says so (contract 10 §1.8). */
const SECOND_FACTOR_REQUIRED = 'Second factor required';

/**
 * Sends a request with the token of the session. On 401 it waits for a new login and repeats the request: a refused
 * request has changed nothing.
 *
 * @throws what `fetch` throws
 */
export async function fetchInSession(
  session: RequestSession,
  request: Request,
  send: (request: Request) => Promise<Response> = (it) => fetch(it),
): Promise<Response> {
  const token = session.token();
  if (token === undefined) return send(request);
  const again = request.clone();
  const response = await send(withToken(request, token));
  if (response.status === 403) await noticeSecondFactor(session, token, response);
  if (response.status !== 401) return response;
  const renewed = await session.renew(token);
  return renewed === undefined ? response : send(withToken(again, renewed));
}

function withToken(request: Request, token: string): Request {
  request.headers.set('authorization', `Bearer ${token}`);
  return request;
}

async function noticeSecondFactor(session: RequestSession, token: string, response: Response): Promise<void> {
  const { message } = await readError(response);
  if (message === SECOND_FACTOR_REQUIRED) session.oweSecondFactor(token);
}
