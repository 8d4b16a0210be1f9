/** A route as it was sent, before it is known whether it can be. */
export interface RouteDraft {
  readonly name: string;
  /** Id or prefix of a destination, digits of a new one, or `*`. */
  readonly destination: string;
  readonly providerId: number;
  readonly serviceFlag: number;
  /** Absent: 100. */
  readonly priority?: number;
  /** In millionths; absent: unknown. */
  readonly cost?: number | null;
  /** Absent: nothing is needed. */
  readonly tollAllow?: string;
  /** Absent: it is. */
  readonly isActive?: boolean;
}

/** A draft with the destination that it names. */
export interface ResolvedRoute extends RouteDraft {
  readonly destinationId: string;
}

/** What is wrong with one of many drafts. */
export class RouteFault extends Error {
  readonly index: number;
  readonly field: 'destination_id' | 'provider_id' | 'service_flag';

  constructor(index: number, field: RouteFault['field'], message: string) {
    super(message);
    this.index = index;
    this.field = field;
  }
}
