/** What leads out of the platform (contract 30 §2, §4, §5): of all tenants, one object for all of them, another after each change. */
export interface OutboundConfiguration {
  /** Those that are switched on. */
  readonly providers: readonly OutboundProvider[];
  /** Those that are switched on, but routes to prefixes that stand for a DID. */
  readonly routes: readonly OutboundRoute[];
  /** Those that are enabled. */
  readonly dialplan: readonly OutboundDialplanRow[];
}

/** Services as bits (contract 30 §1.4). */
export const VOICE = 1;
export const FAX = 2;
export const SMS = 4;
export const EMAIL = 8;

export interface OutboundProvider {
  readonly providerId: number;
  /** Null: shared by all tenants. */
  readonly tenantId: number | null;
  readonly name: string;
  readonly gatewayUuid: string;
  readonly serviceFlag: number;
  /** Higher is tried first. */
  readonly weight: number;
  /** Rewriting of numbers: pairs `strip|add`. */
  readonly prefix: string;
  /** Pins the caller's number; empty: it does not. */
  readonly outboundCallerId: string;
  /** `owned`: it presents DIDs and caller ids of the calling tenant alone. */
  readonly callerIdPolicy: 'any' | 'owned';
}

export interface OutboundRoute {
  readonly routeId: number;
  /** Null: of all tenants. */
  readonly tenantId: number | null;
  readonly name: string;
  readonly destinationId: string;
  /** Of its destination: digits, or `*`. */
  readonly prefix: string;
  readonly providerId: number;
  /** One service; 0: all that its provider has. */
  readonly serviceFlag: number;
  /** Lower is tried first. */
  readonly priority: number;
  /** Buying price; null: not known. */
  readonly cost: number | null;
  /** Class that the caller must hold; empty: none. */
  readonly tollAllow: string;
}

/** An expression that names gateways, tried before routes (contract 40 B10.3). */
export interface OutboundDialplanRow {
  readonly uuid: string;
  /** Null: of all tenants. */
  readonly tenantId: number | null;
  readonly name: string;
  /** Anchored, one a line; group 1 is the number that is sent. */
  readonly expression: string;
  /** Gateway uuids, in the order in which they are tried. */
  readonly gateways: readonly string[];
  /** Before the number that is sent. */
  readonly prefixNumber: string;
  /** Calls at once; 0: no limit. */
  readonly limit: number;
  readonly tollAllow: string;
  /** Empty: the caller's own. */
  readonly accountcode: string;
  readonly hasPin: boolean;
  /** It may match emergency numbers. */
  readonly emergency: boolean;
  readonly order: number;
}

/** Numbers that a tenant may show outside (contract 30 §6, §7), digits with or without a plus. */
export interface OwnNumbers {
  readonly dids: readonly string[];
  readonly callerIds: readonly string[];
}
