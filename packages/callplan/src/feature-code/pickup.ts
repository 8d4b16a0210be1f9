import { extensionWithNumber } from '../call.ts';
import { effectiveCallerId } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { said } from '../decision/decision.ts';
import type { Step } from '../plan.ts';
import { type Feature, ofExtension } from './feature.ts';

/** Takes the call that rings at the extension, for itself or as a member of a group or queue. */
export const directedPickup: Feature = ofExtension((call, caller, digits) => {
  const extension = extensionWithNumber(call.tenant, digits);
  call.decide('pickup_number', { number: digits });
  return pickUp(caller, extension === null ? [] : [extension.uuid]);
});

/** Takes the oldest call that rings at any extension with a call group of the caller's. */
export const groupPickup: Feature = ofExtension((call, caller) => {
  const members = [...call.tenant.extensions.values()].filter(({ callGroups }) =>
    callGroups.some((name) => caller.callGroups.includes(name)),
  );
  call.decide('pickup_group', { groups: caller.callGroups.join(', ') || said('group_none') });
  return pickUp(
    caller,
    members.map(({ uuid }) => uuid),
  );
});

function pickUp(caller: ExtensionConfiguration, extensionUuids: readonly string[]): readonly Step[] {
  return [
    { step: 'pickup', extensionUuids, calleeId: effectiveCallerId(caller) },
    { step: 'say', prompt: 'no_call_to_pick_up' },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
