import type { Trx } from '@strowger/db';
import type { AttemptProgress } from '@strowger/switch';
import type { Platform } from '../../../platform.ts';
import type { Work } from '../../programs/program-type.ts';
import type { AttemptResult } from '../transmission-state.ts';

/** Whom an attempt is to reach. */
export interface Reached {
  readonly tenantId: number;
  /** Its bit. */
  readonly service: number;
  readonly phone: string;
  readonly email: string;
}

/** One attempt as a carrier gets it: everything found, nothing dialled. */
export interface CarrierAttempt {
  readonly tenantId: number;
  readonly transmissionId: number;
  readonly spoolId: number;
  /** The same for each try as long as nobody knows whether the one before has got there: a provider takes it once. */
  readonly key: string;
  readonly userId: number | null;
  readonly work: Work;
  readonly to: { readonly phone: string; readonly email: string };
  /** The sending account; null: none of the tenant's. */
  readonly accountId: number | null;
  readonly caller: { readonly number: string; readonly name: string };
  readonly extensionUuid: string | null;
  /** Settings of the account: `fax_ident`, `fax_header` … */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly coverId: number | null;
  readonly sendCover: boolean;
  readonly personalize: boolean;
  /** What the attempt before this one has failed with; empty: there was none. */
  readonly lastResponse: string;
}

/** What is ready to begin. */
export interface Prepared {
  /** Begins: from here on it may have been dialled. Never called twice. */
  begin(progress: (progress: AttemptProgress) => void): Promise<CarrierRun>;
  /** Lets go of what was made for it; called once, whatever became of it. */
  release(): Promise<void>;
}

/** An attempt under way. */
export interface CarrierRun {
  /** The leg's uuid where it is a call. */
  readonly callId: string | null;
  /** Never rejects. */
  readonly finished: Promise<CarrierOutcome>;
  cancel(): Promise<void>;
}

/** How an attempt ended. */
export interface CarrierOutcome {
  readonly result: AttemptResult;
  /** Pages or segments that got there. */
  readonly units: number;
  readonly results: readonly SpoolResult[];
  readonly providerId: number | null;
  readonly destinationId: string | null;
  /** Digits that are rated; null: nothing is charged here. */
  readonly ratedNumber: string | null;
  readonly endedAt: Date;
}

/** A row of what an attempt came to (contract 30 §18.3). */
export interface SpoolResult {
  readonly type: 'application' | 'contact' | 'message' | 'info' | 'error';
  readonly name: string;
  readonly data: string;
}

/** What takes the attempts of a service out. */
export interface Carrier {
  /** Whether there is any way to the other party, as far as it can be known before. */
  reaches(trx: Trx, platform: Platform, to: Reached): Promise<boolean>;
  /** @throws ApiError where the attempt cannot be made: the transmission is invalid then */
  prepare(platform: Platform, attempt: CarrierAttempt): Promise<Prepared>;
}
