import { checkForward, parseDestination, parseMusic } from '@strowger/callplan';
import ipaddr from 'ipaddr.js';
import { isListName } from '../../engine/access-lists.ts';
import type { FieldError } from '../../http/errors.ts';
import type { ExtensionValues } from './extension-values.ts';

/** Codecs an engine can be told to offer; a packet time may follow, as in `PCMU@20i`. */
const CODECS: ReadonlySet<string> = new Set([
  'OPUS',
  'G722',
  'PCMU',
  'PCMA',
  'G729',
  'GSM',
  'ILBC',
  'SPEEX',
  'L16',
  'AMR',
  'AMR-WB',
  'G726-16',
  'G726-24',
  'G726-32',
  'G726-40',
  'H263',
  'H264',
  'VP8',
  'VP9',
]);

const FORWARDS = ['forward_all', 'forward_busy', 'forward_no_answer', 'forward_user_not_registered'] as const;

/**
 * What the schema cannot tell of an extension's values (contract 20 §0.9, §1.2): destinations, music, codecs, addresses.
 * @param uuid of the extension, null while it is being made
 */
export function checkExtension(values: ExtensionValues, uuid: string | null): FieldError[] {
  return [
    ...checkAlias(values),
    ...checkForwards(values, uuid),
    ...named('limit_destination', errorOf(parseDestination(values.limit_destination))),
    ...named('hold_music', errorOf(parseMusic(values.hold_music))),
    ...named('absolute_codec_string', checkCodecs(values.absolute_codec_string)),
    ...named('auth_acl', checkAddresses(values.auth_acl)),
  ];
}

function checkAlias(values: ExtensionValues): FieldError[] {
  return named('number_alias', values.number_alias === values.extension ? 'must differ from extension' : null);
}

function checkForwards(values: ExtensionValues, uuid: string | null): FieldError[] {
  const self = { uuid, number: values.extension, alias: values.number_alias };
  const found = FORWARDS.flatMap((forward) =>
    named(`${forward}_destination`, checkForward(self, values[`${forward}_destination`])),
  );
  if (values.forward_all_enabled && values.forward_all_destination === null) {
    found.push({ field: 'forward_all_destination', message: 'is required when forward_all_enabled is true' });
  }
  return found;
}

function checkCodecs(list: string | null): string | null {
  const unknown = itemsOf(list).find((item) => !CODECS.has(item.replace(/@\d{1,3}i$/i, '').toUpperCase()));
  return unknown === undefined ? null : `${unknown} is not a known codec`;
}

function checkAddresses(list: string | null): string | null {
  const bad = itemsOf(list).find((item) => !isAddressOrNetwork(item) && !isListName(item));
  return bad === undefined ? null : `${bad} is neither a CIDR such as 192.0.2.0/24 nor the name of an access list`;
}

function isAddressOrNetwork(text: string): boolean {
  if (text.includes('/')) return ipaddr.isValidCIDR(text);
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}

/** Items of a comma list; an empty item is one that is wrong. */
function itemsOf(list: string | null): string[] {
  return list === null ? [] : list.split(',').map((item) => item.trim());
}

function errorOf(parsed: { readonly ok: true } | { readonly ok: false; readonly error: string }): string | null {
  return parsed.ok ? null : parsed.error;
}

function named(field: string, message: string | null): FieldError[] {
  return message === null ? [] : [{ field, message }];
}
