import { describe, expect, it } from 'vitest';
import { ApiError, toApiError } from '../../api/api-error.ts';
import { throwAtField } from './account-values.ts';

function thrownFor(error: unknown): ApiError {
  try {
    throwAtField(error);
  } catch (thrown) {
    return toApiError(thrown);
  }
}

describe('a conflict of a fax account (contract 30 §8)', () => {
  it.each([
    ['A fax account with this username already exists.', 'username'],
    ['Selected extension does not exist as a PBX extension. Create a PBX Extension first.', 'phone'],
    ['Extension 204 is already assigned to another fax account.', 'phone'],
  ])('“%s” stands at %s', (message, field) => {
    expect(thrownFor(new ApiError(409, message)).details).toEqual([{ field, message }]);
  });

  it('other errors stay as they are', () => {
    const error = new ApiError(400, 'Bad request', [{ field: 'email', message: 'is no address' }]);
    expect(thrownFor(error)).toBe(error);
    expect(thrownFor(new ApiError(403, 'No')).details).toEqual([]);
  });
});
