import type { CallerSetting, CallerSettingStep } from '@strowger/callplan';
import type { SettingResult } from '@strowger/switch';
import type { Utterance } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';

/** Has the host change the setting and says what it is now (contract 20 §12.3). */
export function changeSetting({ extensionUuid, change }: CallerSettingStep): Application {
  return async (dialogue, { services, plan, party }) => {
    party.describe({ application: 'set', applicationArgument: change.setting });
    await dialogue.answer();
    const changed = services.host.callerSettings
      .change(plan.tenantId, extensionUuid, change)
      .catch((error: unknown) => {
        services.log('error', 'a setting could not be changed', { leg: party.uuid, error: String(error) });
        return 'failed' as const;
      });
    await dialogue.speak(confirmation(change, await dialogue.until(changed)), '');
    return { kind: 'next' };
  };
}

function confirmation(change: CallerSetting, result: SettingResult | 'failed'): Utterance[] {
  if (result === 'failed') return [{ say: 'prompt', name: 'try_again_later' }];
  if (result === 'refused') return [{ say: 'prompt', name: 'feature_not_available' }];
  switch (change.setting) {
    case 'do_not_disturb':
      return [{ say: 'prompt', name: `dnd_${result}` }];
    case 'forward_all':
      return typeof change.to === 'object'
        ? [{ say: 'call_forwarded_to', number: change.to.number }]
        : [{ say: 'prompt', name: `call_forward_${result}` }];
    case 'ring_group_forward':
      return [{ say: 'prompt', name: `call_forward_${result}` }];
    case 'follow_me':
      return [{ say: 'prompt', name: result === 'on' ? 'activated' : 'deactivated' }];
  }
}
