import { SwitchRefusal } from '@strowger/switch';
import { isDatabaseUnavailable } from './database-unavailable.ts';
import { ApiError, errors } from './errors.ts';

/** Fastify's own refusals, by their code. */
const OF_FASTIFY: Readonly<Record<string, () => ApiError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => errors.tooLarge(),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => errors.wrongContentType(),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => errors.badRequest('The body is not as long as Content-Length says'),
  FST_ERR_BAD_URL: () => errors.badRequest('The path is not a valid URL'),
};

/** SQLSTATE class 22: the value fits its field's schema and yet no column can hold it. */
const DATA_EXCEPTION = /^22[0-9A-Z]{3}$/;

/** The answer an error stands for; null: one that tells nothing, because it is a defect. */
export function toApiError(error: unknown): ApiError | null {
  if (error instanceof ApiError) return error;
  if (isDatabaseUnavailable(error)) return errors.unavailable('The database cannot be reached; try again soon');
  if (error instanceof SwitchRefusal && error.reason === 'unavailable') {
    return errors.unavailable('The call engine cannot be reached; try again soon');
  }
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  const known = Object.hasOwn(OF_FASTIFY, error.code) ? OF_FASTIFY[error.code] : undefined;
  if (known) return known();
  if (DATA_EXCEPTION.test(error.code) && 'severity' in error) {
    return errors.badRequest('A value is too large or has a form that cannot be stored');
  }
  return ofStatus(error);
}

/** A request that broke off or that the HTTP layer refused with a status of its own. */
function ofStatus(error: Error): ApiError | null {
  const status: unknown = 'statusCode' in error ? error.statusCode : undefined;
  if (typeof status !== 'number' || status < 400 || status > 499) return null;
  return new ApiError(status, 'The request cannot be read');
}
