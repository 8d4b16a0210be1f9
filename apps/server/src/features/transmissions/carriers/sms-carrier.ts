import { smsSegments } from '@strowger/rating';
import { errors } from '../../../http/errors.ts';
import { resolveTokens } from '../../../merge-tokens/resolve-tokens.ts';
import type { Platform } from '../../../platform.ts';
import { hasTextWay, sendSms } from '../../../sms/send-sms.ts';
import { SmsFailed } from '../../../sms/sms.ts';
import { noteSentText } from '../../charging/paid-texts.ts';
import { readTokenValues } from '../../documents/transmission-tokens.ts';
import { SERVICE } from '../../programs/services.ts';
import { requireAddress } from '../require-address.ts';
import type { Carrier, CarrierAttempt, Prepared } from './carrier.ts';
import { unitOutcome } from './unit-outcome.ts';

/** Sends a text message over the tenant's ways (contract 30 §23). */
export const smsCarrier: Carrier = {
  reaches: async (trx, platform, { tenantId, phone }) => phone !== '' && hasTextWay(trx, platform, tenantId, phone),

  async prepare(platform, attempt) {
    const { work, to } = attempt;
    if (work.service !== 'sms') throw new Error('no work for a text');
    requireAddress(SERVICE[work.service], to);
    return readyToSend(platform, attempt, await textOf(platform, attempt, work.textId));
  },
};

/** What a key names is charged once. */
function readyToSend(platform: Platform, { tenantId, key, to }: CarrierAttempt, text: string): Prepared {
  const sms = { tenantId, key, to: to.phone, text };
  const stop = new AbortController();
  const send = async () => {
    const { number, providerId } = await sendSms(platform, sms, AbortSignal.any([stop.signal, platform.stopping]));
    const sent = { ...sms, number, at: platform.now() };
    await platform.db.transaction({ kind: 'tenant', tenantId }, (trx) => noteSentText(trx, sent));
    return {
      number: null,
      providerId,
      segments: smsSegments(text),
      results: [{ type: 'message', name: 'text', data: text } as const],
    };
  };
  return {
    begin: async (progress) => {
      progress({ state: 'dialling', providerId: null });
      return { callId: null, finished: unitOutcome(platform, send, reasonOf), cancel: async () => stop.abort() };
    },
    release: async () => undefined,
  };
}

function reasonOf(error: unknown): { readonly response: string; readonly isWorthAnother: boolean } | null {
  return error instanceof SmsFailed ? { response: error.message, isWorthAnother: !error.forGood } : null;
}

/** @throws ApiError 404 where the text has gone, 412 where it says nothing */
async function textOf(platform: Platform, attempt: CarrierAttempt, textId: number): Promise<string> {
  const { tenantId, transmissionId } = attempt;
  const { stored, tokens } = await platform.db.transaction(
    { kind: 'tenant', tenantId },
    async (trx) => ({
      stored: await trx.selectFrom('texts').select('data').where('text_id', '=', textId).executeTakeFirst(),
      tokens: await readTokenValues(trx, platform, transmissionId, platform.now()),
    }),
    { readOnly: true },
  );
  if (!stored) throw errors.notFound('Text');
  const text = resolveTokens(stored.data, tokens, 'text').trim();
  if (text === '') throw errors.preconditionFailed('The text is empty');
  return text;
}
