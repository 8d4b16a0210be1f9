import { expect, it } from 'vitest';
import { mendsOf } from './verdict.ts';

const good = { whitelisted: true, authenticated: true, tls: true, ready: true };

it('has nothing to mend where everything is in order', () => {
  expect(mendsOf(good)).toEqual([]);
});

it('names the whitelist before the credentials', () => {
  expect(mendsOf({ ...good, whitelisted: false, authenticated: false, ready: false })).toEqual([
    'whitelist',
    'credentials',
  ]);
});

it('tells plain HTTP that is taken from HTTPS that is required', () => {
  expect(mendsOf({ ...good, tls: false })).toEqual(['plainHttp']);
  expect(mendsOf({ ...good, tls: false, ready: false })).toEqual(['https']);
});
