import { hasFeature, type Me } from '../../session/me.ts';

/** Who may see call records: either menu key grants them (contract 40 A0). */
export function seesRecords(me: Me): boolean {
  return hasFeature(me, 'cdr_reports') || hasFeature(me, 'extensions_cdr');
}
