import { ADMIN_PASSWORD, ADMIN_USERNAME } from './server-process.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed JSON body; undefined when it is none. */
  readonly body: unknown;
}

/** The API as an outside program sees it. */
export type ApiClient = (
  method: string,
  path: string,
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
) => Promise<Answer>;

/** @param origin `http://127.0.0.1:8080` */
export function apiClient(origin: string, token?: string): ApiClient {
  return async (method, path, body, headers = {}) => {
    const response = await fetch(`${origin}/api${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      ...(body === undefined || method === 'GET'
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: jsonOf(text) };
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @throws when the login fails */
export async function tokenOf(origin: string, username: string, password: string): Promise<string> {
  const answer = await apiClient(origin)('POST', '/authenticate', { username, password });
  const token = field(answer.body, 'token');
  if (typeof token !== 'string') throw new Error(`login of ${username} failed: ${answer.status} ${answer.text}`);
  return token;
}

/** @throws when the login fails */
export async function logIn(origin: string, username: string, password: string): Promise<ApiClient> {
  return apiClient(origin, await tokenOf(origin, username, password));
}

export function logInAsAdmin(origin: string): Promise<ApiClient> {
  return logIn(origin, ADMIN_USERNAME, ADMIN_PASSWORD);
}

/** A member of a JSON object; undefined when it is none. */
export function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

/** The rows of a list. */
export function rowsOf(answer: Answer): Readonly<Record<string, unknown>>[] {
  if (!Array.isArray(answer.body)) throw new Error(`expected a list, got ${answer.status}: ${answer.text}`);
  return answer.body.map((row: unknown) => (typeof row === 'object' && row !== null ? { ...row } : {}));
}

/** The value, or a failure that shows the whole answer. */
export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}
