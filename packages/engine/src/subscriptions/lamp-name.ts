import type { ExtensionConfiguration, TenantConfiguration } from '@strowger/callplan';
import type { LampKind, LampName } from './lamp.ts';

const PREFIXED: ReadonlyMap<string, LampKind> = new Map([
  ['park', 'park'],
  ['flow', 'flow'],
  ['agent', 'agent'],
  ['dnd', 'dnd'],
  ['forward', 'forward'],
  ['voicemail', 'voicemail'],
  ['callcenter', 'callcenter'],
] as const);

/** Kinds whose names may be written as codes are dialled, with a star before them. */
const STARRED: ReadonlySet<LampKind> = new Set<LampKind>(['park', 'flow', 'callcenter']);

/** The lamp that a subscriber names by the user part of its Request-URI: `1002`, `park+*5901` (contract 20 §12.3). */
export function lampNamed(user: string, tenant: TenantConfiguration): LampName {
  const [prefix = '', ...rest] = user.split('+');
  const kind = rest.length === 0 ? undefined : PREFIXED.get(prefix.toLowerCase());
  const given = kind === undefined ? user : rest.join('+');
  return named(kind ?? 'extension', given, tenant);
}

/** The extension that carries this number, or has it as its alias. */
export function extensionNumbered(tenant: TenantConfiguration, number: string): ExtensionConfiguration | null {
  const owner = tenant.numbers.get(number);
  return owner?.kind === 'extension' ? (tenant.extensions.get(owner.uuid) ?? null) : null;
}

/** The mailbox whose messages the phones of an extension show (contract 20 §1.2 `mwi_account`). */
export function shownMailbox({ number, shownMailbox: other = number }: ExtensionConfiguration): string {
  return other;
}

function named(kind: LampKind, given: string, tenant: TenantConfiguration): LampName {
  if (STARRED.has(kind)) return { kind, name: given.replace(/^\*/, '') };
  if (kind !== 'extension' && kind !== 'dnd' && kind !== 'forward') return { kind, name: given };
  return { kind, name: extensionNumbered(tenant, given)?.number ?? given };
}
