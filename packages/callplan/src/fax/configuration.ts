import type { VoiceFlow } from '../program/plan.ts';

/** A DID without an inbound route, and the program that answers it (contract 30 §6). */
export interface InboundProgramConfiguration {
  /** As stored: digits, maybe after a plus. */
  readonly number: string;
  /** False: the DID is switched off. */
  readonly enabled: boolean;
  readonly program: InboundProgram;
}

export type InboundProgram =
  /** Of type receivefax or faxtoemail. */
  | { readonly kind: 'receive_fax'; readonly programId: number }
  | { readonly kind: 'forward'; readonly extensionUuid: string }
  /** Of type ivr. */
  | { readonly kind: 'flow'; readonly flow: VoiceFlow };
