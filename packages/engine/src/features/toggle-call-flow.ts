import type { ToggleCallFlowStep } from '@strowger/callplan';
import type { CallFlowResult } from '@strowger/switch';
import type { Application } from '../dialogue/application-run.ts';
import { askPin } from '../dialogue/ask-pin.ts';
import type { Dialogue } from '../dialogue/dialogue.ts';
import type { StepContext } from '../steps/step-run.ts';

/** Asks the PIN, switches the flow and plays the sound of the state it is then in (contract 20 §9.2). */
export function toggleCallFlow(step: ToggleCallFlowStep): Application {
  return async (dialogue, context) => {
    const { services, plan, party } = context;
    party.describe({ application: 'call_flow', applicationArgument: step.callFlowUuid });
    await dialogue.answer();
    if (
      step.hasPin &&
      (await askPin(dialogue, plan.tenantId, { kind: 'call_flow', uuid: step.callFlowUuid })) === null
    ) {
      return { kind: 'next' };
    }
    const toggled = services.host.callerSettings.toggleCallFlow(plan.tenantId, step.callFlowUuid, step.extensionUuid);
    await confirm(dialogue, context, step, await dialogue.until(toggled));
    return { kind: 'next' };
  };
}

async function confirm(
  dialogue: Dialogue,
  { services, plan }: StepContext,
  { sounds }: ToggleCallFlowStep,
  result: CallFlowResult,
): Promise<void> {
  if (result === 'refused') {
    await dialogue.speak([{ say: 'prompt', name: 'feature_not_available' }], '');
    return;
  }
  const { tenantId, language } = plan;
  const own = await services.sounds.sound(sounds[result], { tenantId, language });
  if (own !== null) await dialogue.say(own, '');
  else await dialogue.speak([{ say: 'prompt', name: result === 'normal' ? 'activated' : 'deactivated' }], '');
}
