import type { RecordPromptStep } from '@strowger/callplan';
import type { RecordedPrompt } from '@strowger/switch';
import type { Utterance } from '@strowger/voice';
import type { Application } from '../dialogue/application-run.ts';
import type { Services } from '../services.ts';
import { recordOwn } from '../voicemail/record-own.ts';

const LONGEST_SECONDS = 600;

/** Has the caller record a prompt until he is content with it, keeps it and says its id (contract 20 §12.3 `*732`). */
export function recordPrompt({ extensionUuid }: RecordPromptStep): Application {
  return async (dialogue, { services, plan, party }) => {
    party.describe({ application: 'record_prompt', applicationArgument: '' });
    await dialogue.answer();
    await recordOwn({ dialogue }, 'record_after_tone', LONGEST_SECONDS, async (draft, { spokenMs: durationMs }) => {
      const id = await keep(services, { tenantId: plan.tenantId, extensionUuid, draft, durationMs });
      await dialogue.speak(confirmation(id), '');
    });
    return { kind: 'next' };
  };
}

/** @returns null: it could not be kept */
async function keep({ host, log }: Services, prompt: RecordedPrompt): Promise<number | null> {
  try {
    return await host.prompts.keep(prompt);
  } catch (error) {
    log('error', 'a prompt could not be kept', { extension: prompt.extensionUuid, error: String(error) });
    return null;
  }
}

function confirmation(id: number | null): Utterance[] {
  if (id === null) return [{ say: 'prompt', name: 'try_again_later' }];
  return [
    { say: 'prompt', name: 'vm_message_saved' },
    { say: 'digits', value: String(id) },
  ];
}
