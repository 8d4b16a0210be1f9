/** What an entry of the ledger is about, by its `ref` (contract 10 §9.10). */
export type LedgerReference =
  | { readonly of: 'payment' | 'subscription' | 'user' | 'fax' | 'sms'; readonly id: string }
  | { readonly of: 'call' | 'calls' };

const NUMBERED = { payment: 'payment', subscription: 'subscription', user: 'user', fax: 'fax', spool: 'sms' } as const;

/** Charges are named by what was charged, `fax:7/a` or `<call id>/a`, several of them together by a name of their own. */
export function ledgerReference(ref: string): LedgerReference {
  const [, name, id = ''] = /^(payment|subscription|user|fax|spool):(\d+)/.exec(ref) ?? [];
  const known = Object.entries(NUMBERED).find(([key]) => key === name);
  if (known !== undefined) return { of: known[1], id };
  return { of: ref.startsWith('calls/') ? 'calls' : 'call' };
}
