import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { TargetRefused } from '../../../outbound/guard-target.ts';
import { guardedFetch } from '../../../outbound/guarded-fetch.ts';
import { resolveHost } from '../../../outbound/resolve-host.ts';
import type { SystemSettings } from '../../../settings/system-settings.ts';
import { type Transcriber, TranscriptionFailed } from './transcriber.ts';

/** A message of five minutes takes a slow machine a while. */
const TIMEOUT_MS = 120_000;
const LONGEST_TEXT = 10_000;
/** Answers after which the same request may succeed. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

const answerSchema = Type.Object({ text: Type.String() });

/**
 * The provider that the settings name, spoken to as is usual among them: a form with `file`, `model` and `response_format`
 * is posted with a Bearer key, and JSON with `text` comes back. Null: none is named.
 */
export function configuredTranscriber(settings: Pick<SystemSettings, 'get'>): Transcriber | null {
  const url = settings.get('transcription_url');
  if (url === '') return null;
  return {
    async transcribe(wav, signal) {
      const form = formOf(wav, settings.get('transcription_model'));
      const answer = await post(settings, url, form, signal);
      if (!answer.ok) {
        const passes = answer.status >= 500 || PASSING.has(answer.status);
        throw new TranscriptionFailed(`the provider answered ${answer.status}`, !passes);
      }
      return textOf(await answer.text());
    },
  };
}

function formOf(wav: Buffer, model: string): Response {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(wav)], { type: 'audio/wav' }), 'message.wav');
  form.set('model', model);
  form.set('response_format', 'json');
  return new Response(form);
}

async function post(
  settings: Pick<SystemSettings, 'get'>,
  url: string,
  form: Response,
  signal: AbortSignal,
): Promise<Response> {
  const key = settings.get('transcription_api_key');
  const headers = {
    accept: 'application/json',
    'content-type': form.headers.get('content-type') ?? '',
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
  };
  const rules = {
    privateTargets: settings.get('transcription_private_target'),
    plainHttp: 'loopback',
    resolve: resolveHost,
  } as const;
  const body = new Uint8Array(await form.arrayBuffer());
  try {
    return await guardedFetch(url, { method: 'POST', headers, body, signal }, { rules, timeoutMs: TIMEOUT_MS });
  } catch (error) {
    if (error instanceof TargetRefused) throw new TranscriptionFailed(`the provider's URL ${error.message}`, false);
    throw new TranscriptionFailed('the provider could not be asked', false);
  }
}

/** Spaces for whatever is no text; its beginning where it is endless. */
function textOf(json: string): string {
  const answer = parsed(json);
  if (!Value.Check(answerSchema, answer)) throw new TranscriptionFailed('the provider answered no text', true);
  const text = answer.text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
  return text.slice(0, LONGEST_TEXT);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
