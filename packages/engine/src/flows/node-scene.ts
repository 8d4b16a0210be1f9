import type { VoiceFlowNode } from '@strowger/callplan';
import type { FlowCall } from '@strowger/switch';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { StepContext } from '../steps/step-run.ts';

/** What a node works on. */
export interface NodeScene extends FlowCall {
  readonly data: VoiceFlowNode['data'];
  readonly dialogue: Dialogue;
  readonly context: StepContext;
  /** Keeps what was learnt for the attempt's result. */
  learn(name: string, data: string): void;
  /** Whom it is connected with from now on sees this number as the caller. */
  showAs(number: string): void;
}

/** Where a node leads: by the link for its result, or by one for `otherwise` where there is none. */
export type FlowStep =
  | { readonly kind: 'on'; readonly result: string; readonly otherwise?: string }
  | { readonly kind: 'transfer'; readonly number: string };

/** Whose flow it is, as its host is told. */
export function callOf({ tenantId, spoolId, number, ownNumber }: FlowCall): FlowCall {
  return { tenantId, spoolId, number, ownNumber };
}
