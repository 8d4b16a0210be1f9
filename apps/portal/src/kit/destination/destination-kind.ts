import type { TargetKind } from '../pickers/target-picker.tsx';
import { type DestinationValue, writeDestination } from './destination-value.ts';

/** What a picker of destinations offers first. */
export type DestinationKind = 'nothing' | TargetKind | 'external' | 'hangup' | 'playback' | 'feature' | 'other';

/** Kinds in the order in which they are offered. */
export const DESTINATION_KINDS = [
  'nothing',
  'extension',
  'ring_group',
  'call_queue',
  'ivr_menu',
  'conference',
  'time_condition',
  'call_flow',
  'voicemail',
  'external',
  'feature',
  'playback',
  'hangup',
] as const satisfies readonly DestinationKind[];

/** Labels of contract 20 §0.7, by which the server says what has a number. */
const KIND_OF_LABEL: Readonly<Record<string, TargetKind>> = {
  Extension: 'extension',
  'Ring Group': 'ring_group',
  'Call Queue': 'call_queue',
  'IVR Menu': 'ivr_menu',
  Conference: 'conference',
  Voicemail: 'voicemail',
  'Call Flow': 'call_flow',
  'Time Condition': 'time_condition',
};

/** Whether a number may be one of the tenant's own (contract 20 §0.7); another is an outside one. */
export function mayBeOwn(value: DestinationValue): boolean {
  return value.kind === 'number' && /^[0-9]{2,11}$/.test(value.number);
}

/**
 * The kind of a stored destination.
 * @param usedBy what the server says has the number; undefined: nothing, or nobody knows
 */
export function kindOf(value: DestinationValue, usedBy: string | undefined): DestinationKind {
  return value.kind === 'number' ? (KIND_OF_LABEL[usedBy ?? ''] ?? 'external') : value.kind;
}

/** What the second field shows: the number, the mailbox, the sound … */
export function targetOf(value: DestinationValue): string {
  switch (value.kind) {
    case 'nothing':
      return '';
    case 'number':
      return value.number;
    case 'voicemail':
      return value.mailbox;
    case 'hangup':
      return value.cause;
    case 'playback':
      return value.sound;
    case 'feature':
      return value.code;
    case 'other':
      return value.text;
  }
}

/** The text that is stored for a kind and what was chosen of it. */
export function storedOf(kind: DestinationKind, target: string): string {
  switch (kind) {
    case 'nothing':
      return '';
    case 'voicemail':
      return writeDestination({ kind, mailbox: target });
    case 'hangup':
      return writeDestination({ kind, cause: target });
    case 'playback':
      return writeDestination({ kind, sound: target });
    case 'feature':
    case 'other':
      return target.trim();
    default:
      return writeDestination({ kind: 'number', number: target });
  }
}

/**
 * A destination that comes as two fields, `*_app` and `*_data` (contract 20 §0.9), as the one text that stands for
 * both: it may be sent as data with the app `transfer`.
 */
export function joinApp(app: string | null | undefined, data: string | null | undefined): string {
  const text = data?.trim() ?? '';
  if (app === 'hangup') return 'hangup';
  if (text !== '' && (app === 'voicemail' || app === 'playback')) return `${app}:${text}`;
  return text;
}
