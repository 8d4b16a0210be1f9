/** What a leg that is sent to a provider is to selection, rating and the records (contract 40 A1). */
export interface TrunkPart {
  readonly providerId: number;
  readonly gatewayUuid: string;
  /** Null: no route named the provider. */
  readonly routeId: number | null;
  readonly destinationId: string | null;
  /** What outbound selection matched, before the provider's rewriting; null: it is not paid by the second. */
  readonly ratedNumber: string | null;
  readonly emergency: boolean;
}
