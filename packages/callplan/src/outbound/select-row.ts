import { type OutboundProvider, VOICE } from './configuration.ts';
import type { OutboundIndex, RowOver } from './outbound-index.ts';
import type { OutsideNumber } from './outside-number.ts';
import { holdsClass, type TollClasses } from './toll-classes.ts';

export interface RowQuery {
  readonly number: OutsideNumber;
  readonly tenantId: number;
  readonly held: TollClasses;
  readonly isEmergency: boolean;
}

export interface RowChoice {
  readonly over: RowOver;
  /** Group 1 of its expression, without a plus; the whole number where it has no group. */
  readonly number: string;
  /** Its gateways, those alone that the tenant may use. */
  readonly providers: readonly OutboundProvider[];
}

export interface RowSearch {
  /** Null: no row gives the call candidates. */
  readonly chosen: RowChoice | null;
  /** Rows that match, before the chosen one, whose class the caller lacks. */
  readonly lacking: readonly RowOver[];
}

/**
 * The first row of the outbound dialplan, the tenant's before those of all, that matches the number as it was dialled,
 * leads somewhere and asks for no class that the caller lacks (contract 40 B10.3, 30 §5.3 step 1).
 */
export function selectRow(index: OutboundIndex, { number, tenantId, held, isEmergency }: RowQuery): RowSearch {
  const lacking: RowOver[] = [];
  for (const over of index.rowsFor(tenantId)) {
    const sent = isEmergency && !over.row.emergency ? null : numberBy(over, number.written);
    if (sent === null) continue;
    const providers = over.providers.filter((provider) => isUsable(provider, tenantId));
    if (!holdsClass(held, over.row.tollAllow)) lacking.push(over);
    else if (providers.length > 0) return { chosen: { over, number: sent, providers }, lacking };
  }
  return { chosen: null, lacking };
}

function isUsable({ tenantId: owner, serviceFlag }: OutboundProvider, tenantId: number): boolean {
  return (owner === null || owner === tenantId) && (serviceFlag & VOICE) !== 0;
}

function numberBy({ expressions }: RowOver, written: string): string | null {
  for (const expression of expressions) {
    const groups = expression.matchWhole(written);
    if (groups === null) continue;
    const [first = ''] = groups;
    return (first === '' ? written : first).replace(/^\+/, '');
  }
  return null;
}
