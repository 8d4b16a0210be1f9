import type { Trx } from '@strowger/db';
import type { VoiceFlow } from '@strowger/switch';
import type { TSchema } from 'typebox';
import type { Scope } from '../../access/scope.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** What arrives at an address and is answered by a program. */
export type InboundService = 'fax' | 'voice' | 'sms' | 'email' | 'email_fax';

/** Where a program is made: what its parameters name must be there. */
export interface ProgramPlace {
  readonly trx: Trx;
  readonly scope: Scope;
  readonly tenantId: number;
  readonly userId: number | null;
}

/** What an attempt of an outbound program does. */
export type Work =
  | { readonly service: 'fax'; readonly documentId: number }
  | { readonly service: 'voice'; readonly does: VoiceWork }
  | { readonly service: 'sms'; readonly textId: number }
  | { readonly service: 'email'; readonly templateId: number };

export type VoiceWork =
  | { readonly kind: 'play'; readonly sound: string }
  | ({ readonly kind: 'read' } & ReadWork)
  | { readonly kind: 'connect'; readonly extensionUuid: string }
  | { readonly kind: 'flow'; readonly flow: VoiceFlow };

/** A text that is read aloud; its merge tokens are replaced for each contact. */
export interface ReadWork {
  readonly text: string;
  /** Empty: the tenant's. */
  readonly language: string;
  /** Empty: any. */
  readonly voice: string;
  /** Between two readings; 0: it is read once. */
  readonly delayMs: number;
}

/** One type of program (contract 30 §17.1): the only description of it. */
export interface ProgramType {
  readonly name: string;
  readonly serviceFlag: number;
  /** Parameters that a body may carry, by name. */
  readonly parameters: Readonly<Record<string, TSchema>>;
  /** What it answers at its account's addresses, or at the one that is given. */
  readonly answers?: InboundService;
  /**
   * The parameters as they are stored, what they name found.
   * @throws ApiError 400, 404, 412 for what is missing or not there
   */
  readonly complete: (sent: Parameters, place: ProgramPlace) => Promise<Parameters>;
  /**
   * What an attempt does; absent: nothing starts it.
   * @throws ApiError 412 where what it needs is not there (any more)
   */
  readonly work?: (data: Parameters, place: Pick<ProgramPlace, 'trx' | 'tenantId'>) => Promise<Work>;
}
