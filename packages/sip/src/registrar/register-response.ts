import type { HeaderEntry } from '../message/headers.ts';
import { quote } from '../message/quoted-string.ts';
import type { Binding } from './binding.ts';

/** Status and header fields of the answer to a REGISTER. */
export interface RegisterResponse {
  readonly status: number;
  readonly headers: readonly HeaderEntry[];
}

function contactValue(binding: Binding, now: number): string {
  const expires = Math.max(0, Math.ceil((binding.expiresAt - now) / 1000));
  const q = binding.q === 1 ? '' : `;q=${binding.q}`;
  const instance = binding.instance === undefined ? '' : `;+sip.instance=${quote(binding.instance)}`;
  const regId = binding.regId === undefined ? '' : `;reg-id=${binding.regId}`;
  return `<${binding.contact}>${q}${instance}${regId};expires=${expires}`;
}

/** 200 with every current binding and its remaining lifetime (RFC 3261 §10.3 step 8). */
export function registered(bindings: readonly Binding[], now: number): RegisterResponse {
  const date: HeaderEntry = ['Date', new Date(now).toUTCString()];
  const contacts = bindings.map((binding): HeaderEntry => ['Contact', contactValue(binding, now)]);
  return { status: 200, headers: [...contacts, date] };
}

/** 423 with the shortest lifetime we take (RFC 3261 §10.3 step 7). */
export function tooBrief(minExpires: number): RegisterResponse {
  return { status: 423, headers: [['Min-Expires', String(minExpires)]] };
}
