import type { Call, RouteOutcome } from '../call.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import type { CallPlan } from '../plan.ts';

/** An extension's own rule: its calls of this direction are recorded (contract 20 §1.8.2). */
export function recordsCalls(
  { records }: Pick<ExtensionConfiguration, 'records'>,
  direction: CallPlan['direction'],
): boolean {
  return records === 'all' || records === direction;
}

/** What the call was before it came here, who calls, or whom it is for wants it recorded. */
export function isRecorded({ tenant, leg, caller, direction }: Call, outcome: RouteOutcome): boolean {
  const { handledBy } = outcome;
  if (leg.history.traits?.records === true) return true;
  const called = handledBy.kind === 'extension' ? tenant.extensions.get(handledBy.uuid) : undefined;
  return [caller, called].some(
    (extension) => extension != null && recordsCalls(extension, outcome.direction ?? direction),
  );
}
