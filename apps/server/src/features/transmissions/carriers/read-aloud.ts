import type { AttemptAction } from '@strowger/switch';
import { errors } from '../../../http/errors.ts';
import { resolveTokens } from '../../../merge-tokens/resolve-tokens.ts';
import type { Platform } from '../../../platform.ts';
import { SpeechFailed } from '../../../speech/speech-failed.ts';
import { readTokenValues } from '../../documents/transmission-tokens.ts';
import type { ReadWork } from '../../programs/program-type.ts';
import { readTenantSettings } from '../../tenants/settings/read-settings.ts';
import type { CarrierAttempt } from './carrier.ts';

/**
 * The text of an attempt as its contact is to hear it, read aloud before anybody is called (contract 30 §17.1 `voicetts`).
 * @throws ApiError 412 where it cannot be read
 */
export async function readAloud(
  platform: Platform,
  { tenantId, transmissionId }: CarrierAttempt,
  { text, language, voice, delayMs }: ReadWork,
): Promise<{ readonly action: AttemptAction; readonly release: () => void }> {
  const { tokens, usualLanguage } = await platform.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => ({
      tokens: await readTokenValues(trx, platform, transmissionId, platform.now()),
      usualLanguage: (await readTenantSettings(trx, platform, tenantId)).language ?? 'en',
    }),
    { readOnly: true },
  );
  const spoken = { text: resolveTokens(text, tokens, 'text'), language, voice, usualLanguage };
  const reading = await platform.speech.read(spoken).catch((error: unknown) => {
    if (error instanceof SpeechFailed) throw errors.preconditionFailed(error.message);
    throw error;
  });
  if (reading === null) throw errors.preconditionFailed('No speech synthesiser is installed');
  const againAfterMs = delayMs > 0 ? delayMs : null;
  return { action: { kind: 'play_file', path: reading.path, againAfterMs }, release: reading.release };
}
