import type { FlowText, Reading } from '@strowger/switch';
import { readCallerTokens, readTokenValues } from '../features/documents/transmission-tokens.ts';
import { resolveTokens } from '../merge-tokens/resolve-tokens.ts';
import type { TokenValues } from '../merge-tokens/token-names.ts';
import type { Platform } from '../platform.ts';
import { readFlowAttempt } from './flow-attempt.ts';

export type FlowReadingParts = Pick<Platform, 'db' | 'environment' | 'now' | 'speech'>;

/**
 * Reads the text of a `tts` node aloud as its listener is to hear it (contract 30 §13, §17.1).
 * @throws SpeechFailed
 */
export async function readForFlow(parts: FlowReadingParts, wanted: FlowText): Promise<Reading | null> {
  const { language, text, usualLanguage, voice } = wanted;
  const tokens = await tokensOf(parts, wanted);
  return parts.speech.read({ text: resolveTokens(text, tokens, 'text'), language, usualLanguage, voice });
}

function tokensOf(parts: FlowReadingParts, call: FlowText): Promise<TokenValues> {
  const { tenantId, number } = call;
  return parts.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => {
      const attempt = await readFlowAttempt(trx, call);
      return attempt === undefined
        ? readCallerTokens(trx, parts, { tenantId, phone: number }, parts.now())
        : readTokenValues(trx, parts, attempt.transmission_id, parts.now());
    },
    { readOnly: true },
  );
}
