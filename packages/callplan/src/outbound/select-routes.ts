import type { OutboundIndex, RouteMode, RouteOver } from './outbound-index.ts';
import type { OutsideNumber } from './outside-number.ts';
import { holdsClass, type TollClasses } from './toll-classes.ts';

/** What is asked of the routes. */
export interface RouteQuery {
  readonly number: OutsideNumber;
  readonly tenantId: number;
  readonly service: number;
  readonly mode: RouteMode;
  readonly held: TollClasses;
  /** Whether `*` counts. */
  readonly takesEverything: boolean;
}

export type RouteChoice =
  | {
      readonly kind: 'routes';
      /** The digits that the prefix begins. */
      readonly number: string;
      readonly prefix: string;
      /** At least one, in the order in which they are tried. */
      readonly routes: readonly RouteOver[];
      /** Of the same prefix: the caller lacks their class. */
      readonly lacking: readonly RouteOver[];
    }
  /** Only routes whose class the caller lacks lead there. */
  | { readonly kind: 'barred'; readonly lacking: readonly RouteOver[] }
  | { readonly kind: 'none' };

/** The routes of the longest prefix that begins the number (contract 30 §5.3 steps 3 and 4). */
export function selectRoutes(index: OutboundIndex, query: RouteQuery): RouteChoice {
  const barred: RouteOver[] = [];
  for (const { prefix, number } of prefixesOf(query, index.longestPrefix)) {
    const all = index.routesAt(prefix, query.tenantId, query.service, query.mode);
    if (all.length === 0) continue;
    const routes = all.filter(({ route }) => holdsClass(query.held, route.tollAllow));
    const lacking = all.filter((one) => !routes.includes(one));
    if (routes.length > 0) return { kind: 'routes', number, prefix, routes, lacking };
    barred.push(...lacking);
  }
  return barred.length > 0 ? { kind: 'barred', lacking: barred } : { kind: 'none' };
}

/** Longest first, as dialled before without its international prefix, everything last. */
function* prefixesOf({ number: { digits, withoutPrefix }, takesEverything }: RouteQuery, longest: number) {
  for (let length = Math.min(longest, digits.length); length > 0; length--) {
    yield { prefix: digits.slice(0, length), number: digits };
    if (withoutPrefix !== null && length <= withoutPrefix.length) {
      yield { prefix: withoutPrefix.slice(0, length), number: withoutPrefix };
    }
  }
  if (takesEverything) yield { prefix: '*', number: digits };
}
