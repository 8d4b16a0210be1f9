/** One `details` entry of an error answer. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An error the API answers with; anything else becomes a 500 that tells nothing (contract 10 §2.3). */
export class ApiError extends Error {
  readonly status: number;
  readonly details: readonly FieldError[];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    message: string,
    details: readonly FieldError[] = [],
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.details = details;
    this.headers = headers;
  }
}

/** The catalogue: every error answer of the API is made here (contract 10 §2.3). */
export const errors = {
  badRequest: (message: string, details: readonly FieldError[] = []) => new ApiError(400, message, details),
  /** 400 for one field. */
  badField: (field: string, message: string) => new ApiError(400, `${field}: ${message}`, [{ field, message }]),
  badFields: (details: readonly FieldError[]) =>
    new ApiError(400, details.map((d) => `${d.field}: ${d.message}`).join('; '), details),
  unauthorized: (message = 'Authentication required') =>
    new ApiError(401, message, [], { 'www-authenticate': 'Bearer' }),
  paymentRequired: (message: string) => new ApiError(402, message),
  forbidden: (message = 'Not permitted') => new ApiError(403, message),
  notPermitted: (permission: string) =>
    new ApiError(403, `User not permitted (${permission}) to perform required action`),
  notFound: (what: string) => new ApiError(404, `${what} not found`),
  /** 404 in the contract's own words. */
  missing: (message: string) => new ApiError(404, message),
  noSuchPath: () => new ApiError(404, 'No such path'),
  wrongVerb: (allow: readonly string[]) => new ApiError(405, 'Method not allowed', [], { allow: allow.join(', ') }),
  conflict: (message: string) => new ApiError(409, message),
  contentRequired: (message = 'Content required') => new ApiError(411, message),
  preconditionFailed: (message: string, details: readonly FieldError[] = []) => new ApiError(412, message, details),
  tooLarge: (message = 'Body too large') => new ApiError(413, message),
  wrongContentType: (message = 'Content type not accepted') => new ApiError(415, message),
  unprocessable: (message: string, details: readonly FieldError[] = []) => new ApiError(422, message, details),
  /** 422 for a uuid or value in the body that names nothing the caller may see. */
  unknownReference: (field: string, message = 'names nothing in this tenant') =>
    new ApiError(422, `${field}: ${message}`, [{ field, message }]),
  locked: (message: string) => new ApiError(423, message),
  passwordExpired: () => new ApiError(426, 'Your password has expired'),
  /** RFC 9110 §15.5.22. */
  upgradeRequired: (protocol: string) =>
    new ApiError(426, `Connect by ${protocol}`, [], { upgrade: protocol, connection: 'upgrade' }),
  tooMany: (message: string, retryAfterSeconds?: number) =>
    new ApiError(
      429,
      message,
      [],
      retryAfterSeconds === undefined ? {} : { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) },
    ),
  busy: (message: string, retryAfterSeconds: number) =>
    new ApiError(409, message, [], { 'retry-after': String(Math.max(1, Math.ceil(retryAfterSeconds))) }),
  internal: (requestId: string) => new ApiError(500, `Internal error (request ${requestId})`),
  unavailable: (message: string) => new ApiError(503, message),
} as const;

/** The JSON body of an error answer. */
export function presentError(error: ApiError): object {
  return {
    error: {
      code: error.status,
      message: error.message,
      ...(error.details.length > 0 ? { details: error.details } : {}),
    },
    message: error.message,
  };
}
