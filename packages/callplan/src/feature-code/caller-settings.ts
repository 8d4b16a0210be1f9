import type { Call } from '../call.ts';
import { said } from '../decision/decision.ts';
import type { Step } from '../plan.ts';
import { type Feature, ofExtension } from './feature.ts';
import type { CallerSetting } from './plan.ts';

export function doNotDisturb(to: 'on' | 'off' | 'toggle'): Feature {
  return changing(() => ({ setting: 'do_not_disturb', to }));
}

export function forwardAll(to: 'off' | 'toggle'): Feature {
  return changing(() => ({ setting: 'forward_all', to }));
}

export const forwardAllTo: Feature = changing((number) => ({ setting: 'forward_all', to: { number } }));

export const followMeToggle: Feature = changing(() => ({ setting: 'follow_me', to: 'toggle' }));

/** Of the group with the number that was dialled on. */
export const ringGroupForwardToggle: Feature = ofExtension((call, caller, digits) => {
  const owner = call.tenant.numbers.get(digits);
  const group = owner?.kind === 'ring_group' ? call.tenant.ringGroups.get(owner.uuid) : undefined;
  if (group === undefined) {
    call.decide('ring_group_unknown', { number: digits });
    return [
      { step: 'say', prompt: 'invalid_extension' },
      { step: 'hangup', cause: 'NORMAL_CLEARING' },
    ];
  }
  return change(call, caller.uuid, { setting: 'ring_group_forward', to: 'toggle', ringGroupUuid: group.uuid });
});

const STATES = { on: 'state_on', off: 'state_off', toggle: 'state_other' } as const;

function changing(setting: (digits: string) => CallerSetting): Feature {
  return ofExtension((call, caller, digits) => change(call, caller.uuid, setting(digits)));
}

function change(call: Call, extensionUuid: string, setting: CallerSetting): readonly Step[] {
  const to = typeof setting.to === 'string' ? said(STATES[setting.to]) : setting.to.number;
  call.decide('setting_changed', { setting: said(`setting_${setting.setting}`), to });
  return [
    { step: 'caller_setting', extensionUuid, change: setting },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
