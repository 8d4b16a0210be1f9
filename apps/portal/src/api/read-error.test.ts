import { describe, expect, it } from 'vitest';
import { toApiError } from './api-error.ts';
import { readError } from './read-error.ts';

const refusal = (body: unknown, status = 400, headers = {}) => new Response(JSON.stringify(body), { status, headers });

describe('an error of the API', () => {
  it('carries status, message and the messages by field', async () => {
    const details = [
      { field: 'password', message: 'Too short.' },
      { field: 'password', message: 'Needs a digit.' },
      { field: 'email', message: 'Already taken.' },
    ];
    const error = await readError(refusal({ error: { code: 422, message: 'Refused', details }, message: 'x' }, 422));
    expect(error).toMatchObject({ status: 422, message: 'Refused', details });
    expect(error.fields).toEqual({ password: 'Too short. Needs a digit.', email: 'Already taken.' });
    expect(error.error).toEqual({ code: 422, message: 'Refused', details });
  });

  it('keeps the seconds of Retry-After', async () => {
    const error = await readError(refusal({ error: { code: 429, message: 'Later' } }, 429, { 'retry-after': '17' }));
    expect(error.retryAfter).toBe(17);
  });

  it('is made of any body', async () => {
    for (const body of ['<html>', '', '[]', 'null', '{"error":3}', '{"error":{"details":[1]}}']) {
      const error = await readError(new Response(body, { status: 502, statusText: 'Bad Gateway' }));
      expect(error).toMatchObject({ status: 502, message: 'Bad Gateway', details: [] });
    }
  });

  it('has status 0 where nobody answered', () => {
    expect(toApiError(new TypeError('Failed to fetch'))).toMatchObject({ status: 0, message: 'Failed to fetch' });
    const error = toApiError('odd');
    expect(toApiError(error)).toBe(error);
  });
});
