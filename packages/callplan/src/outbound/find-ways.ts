import { type Call, shownNumber } from '../call.ts';
import { type OutboundConfiguration, type OutboundProvider, VOICE } from './configuration.ts';
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
  const rows = selectRow(index, { number, tenantId, held, isEmergency: false });
  if (rows.chosen !== null) return byRow(call, rows.chosen, choices);
  for (const { row } of rows.lacking) call.decide(`outbound dialplan ${row.name} needs the class ${row.tollAllow}`);
  const isInternal = looksInternal(number);
  const query = { number, tenantId, service: VOICE, mode, held, takesEverything: !isInternal };
  const choice = selectRoutes(index, query);
  if (choice.kind === 'routes') {
    decideRoutes(call, choice, mode);
    const candidates = choice.routes.map((over) => candidateOf(over, choice.number, choices));
    return { kind: 'found', number: choice.number, candidates, accountcode: '' };
  }
  if (choice.kind === 'barred') decideLacking(call, choice.lacking);
  if (choice.kind === 'barred' || rows.lacking.length > 0) return { kind: 'barred' };
  return isInternal ? { kind: 'internal' } : byFallback(call, index, number, choices);
}

function byRow(call: Call, { over: { row }, number, providers }: RowChoice, choices: CallerChoices): Ways {
  const names = providers.map(({ name }) => name).join(', then ');
  call.decide(`outbound dialplan ${row.name} takes ${shownNumber(call.dialled)} as ${number}, over ${names}`);
  if (row.hasPin) {
    call.decide(`outbound dialplan ${row.name} wants a PIN, which cannot be asked for`);
    return { kind: 'barred' };
  }
  const candidates = providers.map(
    (provider): DialCandidate => ({
      ...wayOver(provider, `${row.prefixNumber}${number}`, choices),
      row: { uuid: row.uuid, limit: row.limit },
    }),
  );
  return { kind: 'found', number, candidates, accountcode: row.accountcode };
}

/** While no route exists at all, the weightiest provider has the call (contract 30 §5.3 step 9). */
function byFallback(call: Call, index: OutboundIndex, { digits }: OutsideNumber, choices: CallerChoices): Ways {
  const { tenantId } = call.tenant;
  const [provider] = index.isRouted(tenantId, VOICE) ? [] : index.providersFor(tenantId, VOICE);
  if (provider === undefined) return { kind: 'none' };
  call.decide(
    `there are no routes: ${shownNumber(call.dialled)} goes over ${provider.name}, the provider of most weight`,
  );
  return { kind: 'found', number: digits, candidates: [wayOver(provider, digits, choices)], accountcode: '' };
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
  const order = mode === 'lcr' ? 'priority, cost and weight' : 'priority and weight';
  call.decide(`${shownNumber(number)} leaves by destination ${prefix}, its routes in the order of ${order}`);
  for (const [place, { route, provider }] of routes.entries()) {
    const when = place === 0 ? 'is tried first' : 'is tried when those before it fail';
    const whose = route.tenantId === null ? 'shared' : 'of the tenant';
    const cost = mode === 'lcr' ? `, cost ${route.cost === null ? 'unknown' : route.cost / 1_000_000}` : '';
    call.decide(
      `route ${route.name} over ${provider.name} (${whose}, priority ${route.priority}${cost}, weight ${provider.weight}) ${when}`,
    );
  }
  decideLacking(call, lacking);
}

function decideLacking(call: Call, lacking: readonly RouteOver[]): void {
  for (const { route, provider } of lacking) {
    call.decide(`route ${route.name} over ${provider.name} needs the class ${route.tollAllow}, which the caller lacks`);
  }
}
