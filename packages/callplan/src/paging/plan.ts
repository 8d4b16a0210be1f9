import type { CallerId } from '../configuration.ts';
import type { ExtensionTarget } from '../ring/plan.ts';

/** The caller speaks to all of these at once, whose phones answer by themselves; those in a call are left out. */
export interface PageGroupStep {
  readonly step: 'page_group';
  readonly targets: readonly ExtensionTarget[];
  readonly callerId: CallerId;
  readonly hasPin: boolean;
}
