import { ApiError } from '../http/errors.ts';
import { toApiError } from '../http/to-api-error.ts';
import {
  accessDenied,
  authenticationFailed,
  conflict,
  IntegrationError,
  invalidRequest,
  malformed,
  missingParameters,
  notFound,
  rateLimited,
  serverError,
  unavailable,
} from './errors.ts';

/** What the features' functions throw, in the words of this API (contract 40 B7). */
export function translateError(error: unknown, requestId: string): IntegrationError {
  if (error instanceof IntegrationError) return error;
  const known = toApiError(error);
  return known ? ofStatus(known) : serverError(requestId);
}

/** Whether an error is a defect of ours, which the log must show. */
export function isDefect(error: unknown): boolean {
  return !(error instanceof IntegrationError) && !(error instanceof ApiError) && toApiError(error) === null;
}

function ofStatus(error: ApiError): IntegrationError {
  const { status, message } = error;
  switch (status) {
    case 400:
      return ofFields(error);
    case 401:
      return authenticationFailed();
    case 402:
    case 409:
    case 412:
    case 423:
      return conflict(message);
    case 403:
      return accessDenied(message);
    case 404:
      return notFound();
    case 422:
      return ofFields(error);
    case 429:
      return rateLimited(Number(error.headers['retry-after'] ?? 1), message);
    default:
      if (status >= 500) return unavailable(message);
      return new IntegrationError(status, 'invalid_request', message);
  }
}

/** A value of the right form that cannot be: 422, whichever of the two the portal's API says. */
function ofFields({ message, details }: ApiError): IntegrationError {
  const [first, ...others] = details;
  if (first === undefined) return malformed(message);
  if (details.every((one) => one.message === 'is required')) return missingParameters(details.map((one) => one.field));
  return others.length === 0
    ? invalidRequest(first.field, first.message)
    : new IntegrationError(422, 'invalid_request', message);
}
