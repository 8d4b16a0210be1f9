import { type HangupCause, isHangupCause } from './hangup-cause.ts';
import { isDialableNumber, isDialledCode, isTelephoneNumber, stripVisualSeparators } from './number.ts';
import { type Parsed, parsed, quote, unreadable } from './parsed.ts';
import { parseSound } from './sound.ts';

/** Where a call goes next, as stored in any such field (contract 20 §0.9). */
export type Destination = DialDestination | EndDestination | { readonly kind: 'nothing' };

/** Destinations that are dialled in the tenant's own plan. */
export type DialDestination =
  | { readonly kind: 'number'; readonly number: string }
  | { readonly kind: 'feature'; readonly code: string }
  | { readonly kind: 'voicemail'; readonly mailbox: string }
  | { readonly kind: 'object'; readonly uuid: string };

/** Destinations that end the call; `cause` null where the field names none. */
export type EndDestination =
  | { readonly kind: 'hangup'; readonly cause: HangupCause | null }
  | { readonly kind: 'playback'; readonly sound: string };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const KEYWORD = /^(transfer|voicemail|hangup|playback)(?::|$)/i;
const CONTEXT_SUFFIX = /\sXML(?:\s|$)/i;

/**
 * Parses a destination field of contract 20 §0.9. Whether the number or object exists is not asked. Never throws.
 * A context suffix (` XML anything`) is dropped.
 */
export function parseDestination(text: string | null): Parsed<Destination> {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '') return parsed({ kind: 'nothing' });
  const keyword = KEYWORD.exec(trimmed);
  if (keyword) return parseForm(keyword[1]?.toLowerCase() ?? '', trimmed.slice(keyword[0].length).trim());
  const transferData = /^transfer\s+(.*)$/is.exec(trimmed)?.[1];
  return parseDialled(transferData ?? trimmed);
}

/**
 * Parses a destination that comes as two fields, `*_app` and `*_data` (contract 20 §0.9): an empty app means transfer,
 * `hangup` ignores its data. Never throws.
 */
export function parseAppDestination(app: string | null, data: string | null): Parsed<Destination> {
  const name = app?.trim().toLowerCase() ?? '';
  if (name === '' || name === 'transfer') return parseDestination(data);
  if (name === 'hangup') return parsed({ kind: 'hangup', cause: null });
  if (name === 'voicemail' || name === 'playback') return parseForm(name, data?.trim() ?? '');
  return unreadable(`${quote(name)} is not one of transfer, hangup, voicemail, playback`);
}

function parseForm(keyword: string, rest: string): Parsed<Destination> {
  switch (keyword) {
    case 'voicemail':
      return parseMailbox(withoutContext(rest));
    case 'hangup':
      return parseHangup(rest);
    case 'playback':
      return parsePlayback(rest);
    default:
      return rest === '' ? unreadable('transfer names no destination') : parseDialled(rest);
  }
}

function parseDialled(text: string): Parsed<Destination> {
  const bare = stripVisualSeparators(withoutContext(text));
  if (isTelephoneNumber(bare)) return parsed({ kind: 'number', number: bare });
  if (UUID.test(bare)) return parsed({ kind: 'object', uuid: bare.toLowerCase() });
  if (bare.startsWith('*99') && bare !== '*99') return parseMailbox(bare.slice('*99'.length));
  if (isDialledCode(bare)) return parsed({ kind: 'feature', code: bare });
  return unreadable(`${quote(text)} is no number, feature code, uuid, voicemail:, hangup: or playback: destination`);
}

function parseMailbox(mailbox: string): Parsed<Destination> {
  if (isDialableNumber(mailbox)) return parsed({ kind: 'voicemail', mailbox });
  return unreadable(mailbox === '' ? 'voicemail names no mailbox' : `${quote(mailbox)} is no mailbox (2-11 digits)`);
}

function parseHangup(text: string): Parsed<Destination> {
  const cause = text.toUpperCase();
  if (cause === '') return parsed({ kind: 'hangup', cause: null });
  return isHangupCause(cause) ? parsed({ kind: 'hangup', cause }) : unreadable(`${quote(text)} is no hangup cause`);
}

function parsePlayback(text: string): Parsed<Destination> {
  if (text === '') return unreadable('playback names no sound');
  const sound = parseSound(text);
  return sound.ok ? parsed({ kind: 'playback', sound: text }) : sound;
}

function withoutContext(text: string): string {
  const suffix = CONTEXT_SUFFIX.exec(text);
  return (suffix ? text.slice(0, suffix.index) : text).trim();
}

/** What to dial in the tenant's plan to get there. Objects are looked up in the tenant first. */
export function dialString(destination: Exclude<DialDestination, { kind: 'object' }>): string {
  switch (destination.kind) {
    case 'number':
      return destination.number;
    case 'feature':
      return destination.code;
    case 'voicemail':
      return `*99${destination.mailbox}`;
  }
}
