import type { AnswerOf } from '@strowger/client';

export type Verdict = AnswerOf<'/api/integration_identities/test', 'post'>;

/** What has to be mended before a program gets in, or should be. */
export type Mend = 'whitelist' | 'credentials' | 'https' | 'plainHttp';

/** What stands in the way of a connection, in the order in which the server asks (contract 40 B2). */
export function mendsOf({ whitelisted, authenticated, tls, ready }: Omit<Verdict, 'problems'>): readonly Mend[] {
  const mends: Mend[] = [];
  if (!whitelisted) mends.push('whitelist');
  if (!authenticated) mends.push('credentials');
  if (!tls) mends.push(whitelisted && authenticated && !ready ? 'https' : 'plainHttp');
  return mends;
}
