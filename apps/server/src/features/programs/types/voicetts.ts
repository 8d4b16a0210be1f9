import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import { requireSynthesiser, unknownVoice } from '../../../speech/installed-voices.ts';
import type { ProgramType } from '../program-type.ts';
import { requiredText, textIn } from '../required.ts';
import { SERVICE } from '../services.ts';

const LONGEST_TEXT = 4000;
const LONGEST_DELAY_MS = 60_000;

/** Calls and reads a text, twice where a delay between both readings is given (contract 30 §17.1). */
export const voicetts: ProgramType = {
  name: 'voicetts',
  serviceFlag: SERVICE.voice,
  parameters: {
    text: nullable(Type.String({ maxLength: LONGEST_TEXT, description: 'May hold merge tokens.' })),
    delay: nullable(
      Type.Integer({ minimum: 0, maximum: LONGEST_DELAY_MS, description: 'Milliseconds; 0: read once.' }),
    ),
    voice: nullable(
      Type.String({ maxLength: 64, description: 'A voice or a variant of espeak-ng by its name, such as `f2`.' }),
    ),
    language: nullable(Type.String({ maxLength: 16, description: 'Such as `fr-CA`; absent: that of the tenant.' })),
  },
  async complete(sent) {
    const text = requiredText(sent, 'text');
    const { delay } = sent;
    const [voice, language] = [textIn(sent, 'voice'), textIn(sent, 'language')];
    const unknown = await unknownVoice({ voice, language });
    if (unknown !== null) throw errors.badField(unknown, 'is none that texts can be read in here');
    return {
      text,
      delay: typeof delay === 'number' ? delay : 0,
      ...(voice === '' ? {} : { voice }),
      ...(language === '' ? {} : { language }),
    };
  },
  // Without a synthesiser an attempt would be a silent call that counts as made.
  async work(data) {
    await requireSynthesiser();
    const { delay } = data;
    const [language, voice] = [textIn(data, 'language'), textIn(data, 'voice')];
    const delayMs = typeof delay === 'number' ? delay : 0;
    return { service: 'voice', does: { kind: 'read', text: textIn(data, 'text'), language, voice, delayMs } };
  },
};
