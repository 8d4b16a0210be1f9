import { type Call, shownNumber } from '../call.ts';
import { said } from '../decision/decision.ts';
import { FAX, type OutboundConfiguration, type OutboundProvider, VOICE } from './configuration.ts';
import { type OutboundIndex, outboundIndex, type RouteOver } from './outbound-index.ts';
import { callerChoices, classesOf, type OnBehalf } from './outside-caller.ts';
import { looksInternal, type OutsideNumber } from './outside-number.ts';
import type { DialCandidate } from './plan.ts';
import { type CallerChoices, presentedBy } from './presented-caller.ts';
import { rewriteNumber } from './rewrite.ts';
import { selectRoutes } from './select-routes.ts';
import { type RowChoice, selectRow } from './select-row.ts';

/** What outbound selection makes of a number (contract 30 §5.3 steps 1 to 6 and 9). */
export type Ways =
  | {
      readonly kind: 'found';
      readonly number: string;
      readonly candidates: readonly DialCandidate[];
      /** Of the row that was chosen; empty: the caller's own. */
      readonly accountcode: string;
      /** The row whose PIN the caller has to know; null: none. */
      readonly pinOfRow: string | null;
    }
  /** Its class is not the caller's. */
  | { readonly kind: 'barred' }
  /** A short number that nothing names: it stays inside. */
  | { readonly kind: 'internal' }
  | { readonly kind: 'none' };

/** The ways out for a number that is dialled on behalf of somebody. */
export function findWays(call: Call, outbound: OutboundConfiguration, number: OutsideNumber, behalf: OnBehalf): Ways {
  const index = outboundIndex(outbound);
  const { tenantId, routeMode: mode = 'priority' } = call.tenant;
  const held = classesOf(behalf);
  const choices = callerChoices(call, behalf);
  const service = call.leg.program?.service === 'fax' ? FAX : VOICE;
  // The outbound dialplan is for voice.
  const rows =
    service === VOICE
      ? selectRow(index, { number, tenantId, held, isEmergency: false })
      : { chosen: null, lacking: [] };
  if (rows.chosen !== null) return byRow(call, rows.chosen, choices);
  for (const { row } of rows.lacking) {
    call.decide('outbound_dialplan_wants_class', { name: row.name, class: row.tollAllow });
  }
  const isInternal = looksInternal(number);
  const query = { number, tenantId, service, mode, held, takesEverything: !isInternal };
  const choice = selectRoutes(index, query);
  if (choice.kind === 'routes') {
    decideRoutes(call, choice, mode);
    const candidates = choice.routes.map((over) => candidateOf(over, choice.number, choices));
    return { kind: 'found', number: choice.number, candidates, accountcode: '', pinOfRow: null };
  }
  if (choice.kind === 'barred') decideLacking(call, choice.lacking);
  if (choice.kind === 'barred' || rows.lacking.length > 0) return { kind: 'barred' };
  return isInternal ? { kind: 'internal' } : byFallback(call, index, number, choices, service);
}

function byRow(call: Call, { over: { row }, number, providers }: RowChoice, choices: CallerChoices): Ways {
  call.decide('outbound_dialplan_takes', {
    name: row.name,
    number: shownNumber(call.dialled),
    sent: number,
    providers: providers.map(({ name }) => name).join(', '),
  });
  if (row.hasPin && !isAtKeypad(call)) {
    call.decide('outbound_dialplan_wants_pin', { name: row.name });
    return { kind: 'barred' };
  }
  if (row.hasPin) call.decide('outbound_dialplan_asks_pin', { name: row.name });
  const candidates = providers.map(
    (provider): DialCandidate => ({
      ...wayOver(provider, `${row.prefixNumber}${number}`, choices),
      row: { uuid: row.uuid, limit: row.limit },
    }),
  );
  const pinOfRow = row.hasPin ? row.uuid : null;
  return { kind: 'found', number, candidates, accountcode: row.accountcode, pinOfRow };
}

/** Whether an extension dials itself: nobody else is asked for what only the tenant's people know. */
function isAtKeypad({ caller, leg, within, behalf }: Call): boolean {
  return caller !== null && leg.history.forwardedBy === null && within.length === 0 && behalf === undefined;
}

/** While no route exists at all, the weightiest provider has the call (contract 30 §5.3 step 9). */
function byFallback(
  call: Call,
  index: OutboundIndex,
  { digits }: OutsideNumber,
  choices: CallerChoices,
  service: number,
): Ways {
  const { tenantId } = call.tenant;
  const [provider] = index.isRouted(tenantId, service) ? [] : index.providersFor(tenantId, service);
  if (provider === undefined) return { kind: 'none' };
  call.decide('outbound_without_routes', { number: shownNumber(call.dialled), provider: provider.name });
  const candidates = [wayOver(provider, digits, choices)];
  return { kind: 'found', number: digits, candidates, accountcode: '', pinOfRow: null };
}

export function candidateOf({ route, provider }: RouteOver, number: string, choices: CallerChoices): DialCandidate {
  const { routeId, destinationId } = route;
  return { ...wayOver(provider, number, choices), routeId, destinationId };
}

/** A way over a provider that no route named. */
export function wayOver(provider: OutboundProvider, number: string, choices: CallerChoices): DialCandidate {
  return {
    providerId: provider.providerId,
    routeId: null,
    destinationId: null,
    number: rewriteNumber(number, provider.prefix),
    callerId: presentedBy(provider, choices),
    row: null,
  };
}

interface Chosen {
  readonly prefix: string;
  readonly number: string;
  readonly routes: readonly RouteOver[];
  readonly lacking: readonly RouteOver[];
}

function decideRoutes(call: Call, { prefix, number, routes, lacking }: Chosen, mode: string): void {
  const isByCost = mode === 'lcr';
  const order = said(isByCost ? 'order_cost' : 'order_weight');
  call.decide('destination_taken', { number: shownNumber(number), destination: prefix, order });
  for (const [place, { route, provider }] of routes.entries()) {
    const tried = {
      route: route.name,
      provider: provider.name,
      whose: said(route.tenantId === null ? 'whose_shared' : 'whose_tenant'),
      priority: route.priority,
      weight: provider.weight,
      when: said(place === 0 ? 'when_first' : 'when_later'),
    };
    const cost = route.cost === null ? said('cost_unknown') : route.cost / 1_000_000;
    if (isByCost) call.decide('route_tried_at_cost', { ...tried, cost });
    else call.decide('route_tried', tried);
  }
  decideLacking(call, lacking);
}

function decideLacking(call: Call, lacking: readonly RouteOver[]): void {
  for (const { route, provider } of lacking) {
    call.decide('route_wants_class', { route: route.name, provider: provider.name, class: route.tollAllow });
  }
}
