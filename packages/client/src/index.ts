import createFetchClient, { type ClientOptions, type Client as FetchClient } from 'openapi-fetch';
import type { paths } from './api-types.ts';

export type { paths } from './api-types.ts';
export type { AnswerOf, BodyOf, ListPath, Path, QueryOf, RowOf, Verb } from './operation-types.ts';

/** The API with every path, parameter, body and answer typed by the server's OpenAPI document. */
export type Client = FetchClient<paths>;

/**
 * A typed client of the API.
 *
 * @param options `baseUrl` is the origin of the server without `/api` (paths carry it); `fetch` and headers as with
 *   openapi-fetch.
 */
export function createClient(options: ClientOptions = {}): Client {
  return createFetchClient<paths>(options);
}
