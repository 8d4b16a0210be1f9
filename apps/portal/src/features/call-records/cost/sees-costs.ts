import { hasFeature, type Me } from '../../../session/me.ts';

/** Who sees what calls cost: whoever sees what was spent (contract 10 §3.3), where calls cost anything. */
export function seesCosts(me: Me): boolean {
  return me.edition === 'enterprise' && hasFeature(me, 'billing_usage');
}
