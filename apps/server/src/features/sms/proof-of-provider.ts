import { createHmac, timingSafeEqual } from 'node:crypto';

/** Age at which a signed message is no longer believed, seconds: it may be somebody's recording. */
const OLDEST_S = 300;

/** What a request says of itself. */
export interface Proof {
  /** `X-Strowger-Signature`: `t=<epoch seconds>,v1=<HMAC-SHA256 of "<t>.<body>" as hex>`. */
  readonly signature: string;
  /** `Authorization`: `Bearer <httpkey>`, of providers that cannot sign. */
  readonly authorization: string;
  readonly body: Buffer;
}

/** Whether whoever sends knows the provider's `httpkey` (contract 30 §23); without a key nobody does. */
export function isProven(httpkey: string, { signature, authorization, body }: Proof, nowMs: number): boolean {
  if (httpkey === '') return false;
  if (signature === '') return same(authorization, `Bearer ${httpkey}`);
  const [, time, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
  if (time === undefined || hex === undefined) return false;
  if (Math.abs(nowMs / 1000 - Number(time)) > OLDEST_S) return false;
  return same(hex, createHmac('sha256', httpkey).update(`${time}.`).update(body).digest('hex'));
}

function same(given: string, right: string): boolean {
  const [a, b] = [given, right].map((text) => createHmac('sha256', 'compare').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
