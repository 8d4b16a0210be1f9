/** One field that the server would not take, and why. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The body of every refusal (contract 00, 10 §2.3). */
interface ErrorBody {
  readonly code: number;
  readonly message: string;
  readonly details?: { field: string; message: string }[];
}

/** No answer came: the network, the server or a proxy is away. */
export const NO_ANSWER = 0;

/** What the API refused, or that it did not answer (`status` 0). Every error of `api` and `$api` is one. */
export class ApiError extends Error {
  readonly status: number;
  readonly details: readonly FieldError[];
  /** Seconds to wait before the next attempt, where the server says so (429, 503). */
  readonly retryAfter: number | undefined;
  /** The same once more in the form of the API's document, which is what the generated types promise. */
  readonly error: ErrorBody;

  constructor(status: number, message: string, details: readonly FieldError[] = [], retryAfter?: number) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.details = details;
    this.retryAfter = retryAfter;
    this.error = { code: status, message, details: details.map(({ field, message }) => ({ field, message })) };
  }

  /** Messages by field, for a form; several messages of one field are joined. */
  get fields(): Readonly<Record<string, string>> {
    const messages = new Map<string, string>();
    for (const { field, message } of this.details) {
      const before = messages.get(field);
      messages.set(field, before === undefined ? message : `${before} ${message}`);
    }
    return Object.fromEntries(messages);
  }
}

/** Any thrown value as an `ApiError`: a failed fetch has status 0. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  return new ApiError(NO_ANSWER, thrown instanceof Error ? thrown.message : String(thrown));
}
