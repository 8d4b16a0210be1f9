import { compileLinearRegex, type LinearRegex } from '../linear-regex.ts';
import {
  type OutboundConfiguration,
  type OutboundDialplanRow,
  type OutboundProvider,
  type OutboundRoute,
  VOICE,
} from './configuration.ts';

/** A route with what it leads over. */
export interface RouteOver {
  readonly route: OutboundRoute;
  readonly provider: OutboundProvider;
}

export interface RowOver {
  readonly row: OutboundDialplanRow;
  readonly expressions: readonly LinearRegex[];
  readonly providers: readonly OutboundProvider[];
}

export type RouteMode = 'priority' | 'lcr';

/** The routes of one prefix: each tenant's own, and those of all. */
interface AtPrefix {
  readonly shared: Ordered;
  readonly own: Map<number, Ordered>;
}

/** By mode, ordered when first asked for. */
interface Ordered {
  readonly all: RouteOver[];
  readonly sorted: Map<RouteMode, readonly RouteOver[]>;
}

/** What a tenant can use, made once for a configuration and all its tenants; tenants cost nothing. */
export class OutboundIndex {
  readonly #prefixes = new Map<string, AtPrefix>();
  readonly #providers: readonly OutboundProvider[];
  readonly #rows = new Map<number | null, readonly RowOver[]>();
  /** Services that routes exist for: of all tenants under null. */
  readonly #served = new Map<number | null, number>();
  #longest = 1;

  constructor({ providers, routes, dialplan }: OutboundConfiguration) {
    this.#providers = [...providers].sort(byWeight);
    const byId = new Map(providers.map((provider) => [provider.providerId, provider]));
    for (const route of routes) {
      const provider = byId.get(route.providerId);
      if (provider !== undefined) this.#addRoute({ route, provider });
    }
    const byGateway = new Map(providers.map((provider) => [provider.gatewayUuid, provider]));
    for (const [owner, rows] of Map.groupBy(dialplan, ({ tenantId }) => tenantId)) {
      const inOrder = rows.toSorted((a, b) => a.order - b.order);
      this.#rows.set(
        owner,
        inOrder.map((row) => ({
          row,
          expressions: compiled(row.expression),
          providers: row.gateways.flatMap((uuid) => byGateway.get(uuid) ?? []),
        })),
      );
    }
  }

  /** Of no number more digits than these are a prefix. */
  get longestPrefix(): number {
    return this.#longest;
  }

  /** What leads to a prefix for a tenant, in the order of contract 30 §5.3 steps 3 and 4: the tenant's own first. */
  routesAt(prefix: string, tenantId: number, service: number, mode: RouteMode): readonly RouteOver[] {
    const at = this.#prefixes.get(prefix);
    if (at === undefined) return [];
    const own = at.own.get(tenantId);
    const inOrder = [...(own === undefined ? [] : ordered(own, mode)), ...ordered(at.shared, mode)];
    return inOrder.filter((one) => servesBy(one, service) && isUsable(one.provider, tenantId));
  }

  /** The tenant's outbound dialplan, then that of all. */
  rowsFor(tenantId: number): readonly RowOver[] {
    return [...(this.#rows.get(tenantId) ?? []), ...(this.#rows.get(null) ?? [])];
  }

  /** Whether anything tells which provider a service of the tenant goes over. */
  isRouted(tenantId: number, service: number): boolean {
    const served = (this.#served.get(null) ?? 0) | (this.#served.get(tenantId) ?? 0);
    return (served & service) !== 0 || (service === VOICE && this.rowsFor(tenantId).length > 0);
  }

  /** Every provider that the tenant may use for the service, the weightiest first. */
  providersFor(tenantId: number, service: number): readonly OutboundProvider[] {
    return this.#providers.filter((one) => (one.serviceFlag & service) !== 0 && isUsable(one, tenantId));
  }

  #addRoute(over: RouteOver): void {
    const { route, provider } = over;
    // Whose it is, of whatever is not of all tenants.
    const owner = route.tenantId ?? provider.tenantId;
    if (provider.tenantId !== null && provider.tenantId !== owner) return;
    const at = this.#prefixes.get(route.prefix) ?? { shared: unordered(), own: new Map<number, Ordered>() };
    this.#prefixes.set(route.prefix, at);
    this.#longest = Math.max(this.#longest, route.prefix.length);
    if (route.tenantId === null) at.shared.all.push(over);
    else {
      const own = at.own.get(route.tenantId) ?? unordered();
      at.own.set(route.tenantId, own);
      own.all.push(over);
    }
    const services = route.serviceFlag === 0 ? provider.serviceFlag : route.serviceFlag & provider.serviceFlag;
    this.#served.set(owner, (this.#served.get(owner) ?? 0) | services);
  }
}

const indexes = new WeakMap<OutboundConfiguration, OutboundIndex>();

/** The index of a configuration, made when it is first asked for. */
export function outboundIndex(configuration: OutboundConfiguration): OutboundIndex {
  const known = indexes.get(configuration);
  if (known !== undefined) return known;
  const made = new OutboundIndex(configuration);
  indexes.set(configuration, made);
  return made;
}

function isUsable({ tenantId: owner }: OutboundProvider, tenantId: number): boolean {
  return owner === null || owner === tenantId;
}

function servesBy({ route, provider }: RouteOver, service: number): boolean {
  const bits = route.serviceFlag === 0 ? provider.serviceFlag : route.serviceFlag & provider.serviceFlag;
  return (bits & service) !== 0;
}

function unordered(): Ordered {
  return { all: [], sorted: new Map() };
}

function ordered({ all, sorted }: Ordered, mode: RouteMode): readonly RouteOver[] {
  const known = sorted.get(mode);
  if (known !== undefined) return known;
  const made = all.toSorted(mode === 'lcr' ? byCost : byPriority);
  sorted.set(mode, made);
  return made;
}

function byPriority(a: RouteOver, b: RouteOver): number {
  return a.route.priority - b.route.priority || byWeight(a.provider, b.provider) || a.route.routeId - b.route.routeId;
}

/** Unknown costs come last. */
function byCost(a: RouteOver, b: RouteOver): number {
  const [one, other] = [a.route.cost, b.route.cost];
  const cheaper = one === other ? 0 : one === null ? 1 : other === null ? -1 : one - other;
  return a.route.priority - b.route.priority || cheaper || byPriority(a, b);
}

function byWeight(a: OutboundProvider, b: OutboundProvider): number {
  return b.weight - a.weight || a.providerId - b.providerId;
}

/** A line that cannot be compiled matches nothing. */
function compiled(expression: string): readonly LinearRegex[] {
  return expression.split(/\r?\n/).flatMap((line) => {
    const regex = line.trim() === '' ? null : compileLinearRegex(line.trim());
    return regex?.ok === true ? [regex.value] : [];
  });
}
