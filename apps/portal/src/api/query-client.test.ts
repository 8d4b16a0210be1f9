import { expect, it } from 'vitest';
import { ApiError } from './api-error.ts';
import { worthRetrying } from './query-client.ts';

it('tries again what failed on the way or in the server, never what was refused', () => {
  expect(worthRetrying(0, new ApiError(0, 'Failed to fetch'))).toBe(true);
  expect(worthRetrying(2, new ApiError(503, 'Unavailable'))).toBe(true);
  expect(worthRetrying(3, new ApiError(503, 'Unavailable'))).toBe(false);
  for (const status of [400, 401, 403, 404, 409, 422, 429])
    expect(worthRetrying(0, new ApiError(status, 'Refused'))).toBe(false);
});
