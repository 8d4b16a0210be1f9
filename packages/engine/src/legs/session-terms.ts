import type { HeaderEntry, SipHeaders } from '@strowger/sip';
import { supports } from './phone-abilities.ts';

/** How long a session lives without a refresh, and who refreshes it (RFC 4028). */
export interface SessionTerms {
  readonly seconds: number;
  readonly refresher: 'us' | 'phone';
}

export interface SessionLimits {
  /** What we ask for. */
  readonly preferredS: number;
  /** Our Min-SE. */
  readonly leastS: number;
}

/** What we make of a phone's request: terms, with the headers that tell them in our 2xx, or 422. */
export type SessionAnswer =
  | { readonly kind: 'too small'; readonly headers: readonly HeaderEntry[] }
  | { readonly kind: 'agreed'; readonly terms: SessionTerms | null; readonly headers: readonly HeaderEntry[] };

interface SessionExpires {
  readonly seconds: number;
  readonly refresher: 'uac' | 'uas' | null;
}

const NO_TIMER: SessionAnswer = { kind: 'agreed', terms: null, headers: [] };

/** As the server of an INVITE or UPDATE (RFC 4028 §9): `current` are the terms so far. */
export function answerSession(
  headers: SipHeaders,
  limits: SessionLimits,
  current: SessionTerms | null = null,
): SessionAnswer {
  const asked = sessionExpiresIn(headers);
  const able = supports(headers, 'timer');
  if (asked !== null && asked.seconds < limits.leastS) {
    return able ? { kind: 'too small', headers: [['Min-SE', String(limits.leastS)]] } : NO_TIMER;
  }
  if (!able && asked === null) return NO_TIMER;
  const ours = Math.max(limits.preferredS, minSeIn(headers));
  const seconds = asked === null ? ours : Math.min(asked.seconds, ours);
  const refresher = able ? (phoneOrUs(asked) ?? current?.refresher ?? 'us') : 'us';
  const told: HeaderEntry = ['Session-Expires', `${seconds};refresher=${refresher === 'phone' ? 'uac' : 'uas'}`];
  return {
    kind: 'agreed',
    terms: { seconds, refresher },
    headers: refresher === 'phone' ? [told, ['Require', 'timer']] : [told],
  };
}

/** The terms that a phone's 2xx to our request sets (RFC 4028 §7.2); null when it wants no timer. */
export function termsIn(headers: SipHeaders, limits: SessionLimits): SessionTerms | null {
  const told = sessionExpiresIn(headers);
  if (told === null) return null;
  return { seconds: Math.max(told.seconds, limits.leastS), refresher: told.refresher === 'uas' ? 'phone' : 'us' };
}

/** Headers of our own INVITE or UPDATE (RFC 4028 §7.1); within a dialog the roles stay as they are. */
export function sessionHeaders(limits: SessionLimits, current: SessionTerms | null = null): HeaderEntry[] {
  const seconds = Math.max(current?.seconds ?? limits.preferredS, limits.leastS);
  const role = current === null ? '' : `;refresher=${current.refresher === 'us' ? 'uac' : 'uas'}`;
  return [
    ['Session-Expires', `${seconds}${role}`],
    ['Min-SE', String(limits.leastS)],
  ];
}

/** Seconds of Min-SE; 0 without one. */
export function minSeIn(headers: SipHeaders): number {
  return deltaSeconds(headers.get('Min-SE')) ?? 0;
}

function sessionExpiresIn(headers: SipHeaders): SessionExpires | null {
  const value = headers.get('Session-Expires');
  const seconds = deltaSeconds(value);
  if (value === undefined || seconds === null) return null;
  const role = /;\s*refresher\s*=\s*(uac|uas)\b/i.exec(value)?.[1]?.toLowerCase();
  return { seconds, refresher: role === 'uac' || role === 'uas' ? role : null };
}

function deltaSeconds(value: string | undefined): number | null {
  const digits = /^\s*(\d{1,9})\s*(?:;|$)/.exec(value ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}

function phoneOrUs(asked: SessionExpires | null): SessionTerms['refresher'] | null {
  if (asked === null || asked.refresher === null) return null;
  return asked.refresher === 'uac' ? 'phone' : 'us';
}
