import { TargetRefused } from '../outbound/guard-target.ts';
import { guardedFetch } from '../outbound/guarded-fetch.ts';
import { resolveHost } from '../outbound/resolve-host.ts';
import { NOT_ASKED, type Sms, type SmsCarrier, SmsFailed } from './sms.ts';

/** A provider of type `http` (contract 30 §2.1). */
export interface HttpProvider {
  /** A URL, or a host, which is called at its root. */
  readonly host: string;
  readonly port: number;
  readonly username: string;
  readonly password: string;
  /** Sent as a Bearer token; empty: name and password are sent, if there are any. */
  readonly httpkey: string;
  /** Lines `key=value`: `format` (`json` or `form`), and how it calls `to`, `from`, `text` and `reference`. */
  readonly settings: string;
  /** Administrators of the platform alone make those of all tenants: they may be anywhere. */
  readonly isShared: boolean;
}

const TIMEOUT_MS = 15_000;
/** Answers after which the same request may succeed. */
const PASSING: ReadonlySet<number> = new Set([408, 425, 429]);

/** Posts messages as JSON or as a form; any 2xx means that the provider has taken the message. */
export function httpCarrier(provider: HttpProvider): SmsCarrier {
  return {
    async send(sms, signal) {
      const { status } = await post(provider, sms, signal);
      if (status >= 200 && status < 300) return;
      throw new SmsFailed(`the provider answered ${status}`, status < 500 && !PASSING.has(status));
    },
  };
}

async function post(provider: HttpProvider, sms: Sms, signal: AbortSignal): Promise<Response> {
  const { type, body } = bodyOf(sms, settingsIn(provider.settings));
  const headers = {
    accept: 'application/json',
    'content-type': type,
    'idempotency-key': sms.key,
    ...authorisation(provider),
  };
  const rules = { privateTargets: provider.isShared, plainHttp: 'any', resolve: resolveHost } as const;
  try {
    return await guardedFetch(
      urlOf(provider),
      { method: 'POST', headers, body, signal },
      { rules, timeoutMs: TIMEOUT_MS },
    );
  } catch (error) {
    if (error instanceof TargetRefused) throw new SmsFailed(`the provider's URL ${error.message}`, true);
    throw new SmsFailed(NOT_ASKED, false);
  }
}

function bodyOf({ key, to, from, text }: Sms, settings: ReadonlyMap<string, string>): { type: string; body: string } {
  const named = (name: string) => settings.get(name) || name;
  const values = {
    [named('to')]: to,
    ...(from === '' ? {} : { [named('from')]: from }),
    [named('text')]: text,
    [named('reference')]: key,
  };
  if (settings.get('format') === 'form') {
    return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(values).toString() };
  }
  return { type: 'application/json', body: JSON.stringify(values) };
}

function settingsIn(lines: string): ReadonlyMap<string, string> {
  const pairs = lines.split(/\r?\n/).map((line) => /^\s*([a-z0-9_-]+)=(.*?)\s*$/.exec(line));
  return new Map(pairs.flatMap((pair) => (pair === null ? [] : [[pair[1] ?? '', pair[2] ?? ''] as const])));
}

function urlOf({ host, port }: HttpProvider): string {
  if (/^https?:/.test(host)) return host;
  return `http${port === 443 ? 's' : ''}://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

function authorisation({ httpkey, username, password }: HttpProvider): { authorization?: string } {
  if (httpkey !== '') return { authorization: `Bearer ${httpkey}` };
  if (username === '') return {};
  return { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
}
