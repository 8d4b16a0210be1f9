import { fetchAsCaller, sendAsCaller } from '../api/client.ts';
import type { OnSent } from '../api/send-with-progress.ts';

/** A value of a query; absent and empty ones are left out. */
export type QueryValue = string | number | boolean | null | undefined;

/** The address of a path of the API: its parameters filled in, its query behind it. */
export function apiUrl(
  path: string,
  parameters: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, QueryValue>> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parameters[name] ?? ''));
  const search = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => {
      return value === null || value === undefined || value === '' ? [] : [[name, String(value)]];
    }),
  ).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

/** A request of the API as whoever is logged in. @throws ApiError */
export function fetchApi(url: string, init: RequestInit = {}): Promise<Response> {
  return fetchAsCaller(new Request(url, init));
}

/** Uploads a file as the part `file` of a form. @throws ApiError */
export function sendFile(url: string, method: 'POST' | 'PUT', file: File, onSent: OnSent): Promise<Response> {
  const body = new FormData();
  body.append('file', file);
  return sendAsCaller(new Request(url, { method, body }), onSent);
}
