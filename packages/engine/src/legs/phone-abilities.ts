import type { HeaderEntry, SipHeaders } from '@strowger/sip';
import { ALLOWED_EVENTS } from '../subscriptions/event-package.ts';

/** Option tags that we understand (RFC 3261 §20.37). */
export const SUPPORTED: readonly string[] = ['100rel', 'timer', 'replaces', 'norefersub'];

/** What a phone told of itself in Allow and Supported. */
export interface PhoneAbilities {
  /** UPDATE within the dialog (RFC 3311). */
  readonly update: boolean;
  /** Session timers (RFC 4028). */
  readonly timer: boolean;
  /** Shows who our From names once it changes (RFC 4916). */
  readonly fromChange: boolean;
}

export const NO_ABILITIES: PhoneAbilities = { update: false, timer: false, fromChange: false };

export function abilitiesIn(headers: SipHeaders): PhoneAbilities {
  return {
    update: lists(headers, 'Allow', 'update'),
    timer: supports(headers, 'timer'),
    fromChange: supports(headers, 'from-change'),
  };
}

/** The message names `tag` in Supported or Require. */
export function supports(headers: SipHeaders, tag: string): boolean {
  return lists(headers, 'Supported', tag) || lists(headers, 'Require', tag);
}

/** What we tell of ourselves in an INVITE and its 2xx. */
export function ownAbilities(methods: readonly string[]): HeaderEntry[] {
  return [
    ['Allow', methods.join(', ')],
    ['Supported', SUPPORTED.join(', ')],
    ['Allow-Events', ALLOWED_EVENTS],
  ];
}

function lists(headers: SipHeaders, name: string, value: string): boolean {
  return headers.list(name).some((entry) => entry.toLowerCase() === value);
}
