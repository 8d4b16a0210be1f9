import { ApiError, type FieldError } from './api-error.ts';

/** The error that an answer with a status of 400 or more stands for, whatever its body is. */
export async function readError(response: Response): Promise<ApiError> {
  const body = await response
    .clone()
    .json()
    .catch(() => undefined);
  const error = isRecord(body) ? body['error'] : undefined;
  const message = isRecord(error) && typeof error['message'] === 'string' ? error['message'] : response.statusText;
  const details = isRecord(error) && Array.isArray(error['details']) ? error['details'].filter(isFieldError) : [];
  return new ApiError(response.status, message, details, readRetryAfter(response.headers.get('retry-after')));
}

function readRetryAfter(header: string | null): number | undefined {
  return header !== null && /^\d{1,6}$/.test(header) ? Number(header) : undefined;
}

function isFieldError(value: unknown): value is FieldError {
  return isRecord(value) && typeof value['field'] === 'string' && typeof value['message'] === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
