import type { Call } from '../call.ts';
import { internalCallerId } from '../caller-id.ts';
import { extensionTarget } from '../extension/extension-target.ts';
import { ofExtension } from '../feature-code/feature.ts';
import { membersIn } from './members-in.ts';

/** `*724`: the tenant's list of extensions, without who is away, does not want to be disturbed, or pages. */
export const pageGroup = ofExtension((call, caller) => {
  const { extensions = '', hasPin = false } = call.tenant.pageGroup ?? {};
  const members = membersIn(extensions, call.tenant).filter(
    ({ uuid, enabled, type, doNotDisturb }) => enabled && type === 'voice' && !doNotDisturb && uuid !== caller.uuid,
  );
  call.decide(hasPin ? 'page_group_with_pin' : 'page_group', { extensions: members.length });
  return [
    { step: 'page_group', targets: members.map((one) => target(call, one)), callerId: internalCallerId(call), hasPin },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
});

function target(call: Call, extension: Parameters<typeof extensionTarget>[1]) {
  return { ...extensionTarget(call, extension), limitMax: 1 };
}
