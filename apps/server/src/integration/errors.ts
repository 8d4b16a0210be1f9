/** Machine words of `X-Error-Code` (contract 40 B7). */
export type ErrorCode =
  | 'authentication_failed'
  | 'missing_parameters'
  | 'invalid_request'
  | 'server_error'
  | 'rate_limited'
  | 'access_denied'
  | 'not_found'
  | 'conflict';

const LABELS: Readonly<Record<ErrorCode, string>> = {
  authentication_failed: 'Authentication Failed',
  missing_parameters: 'Missing Parameters',
  invalid_request: 'Invalid Request',
  server_error: 'Server Error',
  rate_limited: 'Rate Limited',
  access_denied: 'Access Denied',
  not_found: 'Not Found',
  conflict: 'Conflict',
};

/** An error answer of this API: its message is the label, a colon and a sentence (contract 40 B7). */
export class IntegrationError extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: ErrorCode, sentence: string, headers: Readonly<Record<string, string>> = {}) {
    super(`${LABELS[code]}: ${sentence}`);
    this.name = 'IntegrationError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** One text for everything that fails: a caller learns nothing of which part was wrong. */
export function authenticationFailed(): IntegrationError {
  return new IntegrationError(401, 'authentication_failed', 'Invalid credentials');
}

export function missingParameters(names: readonly string[]): IntegrationError {
  return new IntegrationError(400, 'missing_parameters', `Required parameters not provided: ${names.join(', ')}`);
}

/** A value that cannot be: 422. */
export function invalidRequest(field: string, sentence: string): IntegrationError {
  return new IntegrationError(422, 'invalid_request', `${field}: ${sentence}`);
}

/** A body that cannot be read: 400. */
export function malformed(sentence: string): IntegrationError {
  return new IntegrationError(400, 'invalid_request', sentence);
}

/** What is not there and what the identity may not see read the same. */
export function notFound(): IntegrationError {
  return new IntegrationError(404, 'not_found', 'No such object');
}

export function conflict(sentence: string): IntegrationError {
  return new IntegrationError(409, 'conflict', sentence);
}

export function accessDenied(sentence: string): IntegrationError {
  return new IntegrationError(403, 'access_denied', sentence);
}

/** @param seconds until it may be tried again */
export function rateLimited(seconds: number, sentence = 'Too many requests'): IntegrationError {
  return new IntegrationError(429, 'rate_limited', sentence, {
    'retry-after': String(Math.max(1, Math.ceil(seconds))),
  });
}

export function unavailable(sentence: string): IntegrationError {
  return new IntegrationError(503, 'server_error', sentence);
}

export function serverError(requestId: string): IntegrationError {
  return new IntegrationError(500, 'server_error', `Internal system error (request ${requestId})`);
}
