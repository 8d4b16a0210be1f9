import { expect, it } from 'vitest';
import { ledgerReference } from './ledger-reference.ts';

it('an entry of the ledger tells what it is about (contract 10 §9.10)', () => {
  expect(ledgerReference('payment:12')).toEqual({ of: 'payment', id: '12' });
  expect(ledgerReference('subscription:3:2026-01-01T00:00:00.000Z')).toEqual({ of: 'subscription', id: '3' });
  expect(ledgerReference('user:5')).toEqual({ of: 'user', id: '5' });
  expect(ledgerReference('fax:7/a')).toEqual({ of: 'fax', id: '7' });
  expect(ledgerReference('spool:8/a')).toEqual({ of: 'sms', id: '8' });
  expect(ledgerReference('f3b1c2/a')).toEqual({ of: 'call' });
  expect(ledgerReference('calls/f3b1c2')).toEqual({ of: 'calls' });
});
