import { type Client, createClient } from '@strowger/client';
import { createApiHooks } from '@strowger/client/react';
import { session } from '../session/session.ts';
import { toApiError } from './api-error.ts';
import { reportReachable, reportUnreachable } from './connection.ts';
import { readError } from './read-error.ts';
import { type OnSent, sendWithProgress } from './send-with-progress.ts';
import { fetchInSession } from './session-fetch.ts';

/** Refusals and missing answers become a thrown `ApiError`; so `data` of a returned answer is always there. */
async function answerOrThrow(fetching: Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await fetching;
  } catch (thrown) {
    if (!isAbort(thrown)) reportUnreachable();
    throw isAbort(thrown) ? thrown : toApiError(thrown);
  }
  reportReachable();
  if (!response.ok) throw await readError(response);
  return response;
}

function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

/** One request as the one who is logged in: for files, streams and what else has no typed answer. @throws ApiError */
export function fetchAsCaller(request: Request): Promise<Response> {
  return answerOrThrow(fetchInSession(session, request));
}

/** The same with what is large: tells how much of it has been sent. @throws ApiError */
export function sendAsCaller(request: Request, onSent: OnSent): Promise<Response> {
  return answerOrThrow(fetchInSession(session, request, (one) => sendWithProgress(one, onSent)));
}

/**
 * The API as the one who is logged in. Throws `ApiError`. A request whose session has expired waits for the new login
 * and is then sent again.
 */
export const api: Client = createClient({ fetch: fetchAsCaller });

/** The API without credentials: login, branding of the host, forgotten password. Throws `ApiError`. */
export const publicApi: Client = createClient({ fetch: (request) => answerOrThrow(fetch(request)) });

/** Hooks of TanStack Query over `api`; their `error` is an `ApiError` at run time. */
export const $api = createApiHooks(api);
