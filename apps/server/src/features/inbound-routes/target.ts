import { isDialableNumber, parseAppDestination } from '@strowger/callplan';
import { sql } from '@strowger/db';
import { errors } from '../../http/errors.ts';
import type { Shown } from '../../http/resource/field.ts';
import { textOf } from '../pbx/check-texts.ts';

/** What an inbound route may lead to (contract 20 §11). */
export const TARGET_TYPES = [
  'extension',
  'ring_group',
  'ivr',
  'voicemail',
  'conference',
  'call_queue',
  'call_flow',
  'time_condition',
  'external',
  'hangup',
] as const;

const EXTERNAL = /^\+?[0-9]{2,20}$/;

/** Of the row `r`: the number that its data begins with. */
const DIALLED = sql`split_part(btrim(r.destination_data), ' ', 1)`;

/** The mailbox of `*99<id>`, else the number. */
export const targetShown = sql`case
  when r.destination_app = 'hangup' then null
  when ${DIALLED} ~ '^\\*99[0-9]+$' then substr(${DIALLED}, 4)
  else ${DIALLED} end`;

/** By what owns the number; where nothing does, as it was sent. */
export const targetTypeShown = sql`case
  when r.destination_app = 'hangup' then 'hangup'
  when ${DIALLED} ~ '^\\*99[0-9]+$' then 'voicemail'
  else coalesce(
    (select case kind when 'ivr_menu' then 'ivr' else kind end from number_plan
     where number_plan.domain_uuid = r.domain_uuid and number = ${DIALLED} and slot = 'main'),
    r.destination_target_type, 'external') end`;

/**
 * The three fields that say where a route leads, brought to agree: a target that was sent decides, else the data does.
 * @throws ApiError 400
 */
export function agreedTarget(before: Shown | null, after: Shown, domainName: string): Shown {
  const isSent = (field: string) => after[field] !== (before?.[field] ?? null) && after[field] !== undefined;
  if (after['destination_app'] === 'hangup' && !isSent('destination_target')) return hangup();
  if (isSent('destination_target') || isSent('destination_target_type')) return byTarget(after, domainName);
  return isSent('destination_data') || before === null ? byData(after) : {};
}

function byTarget(after: Shown, domainName: string): Shown {
  const type = textOf(after['destination_target_type']) ?? 'extension';
  if (type === 'hangup') return hangup();
  const target = textOf(after['destination_target'])?.trim() ?? '';
  const fits = type === 'external' ? EXTERNAL.test(target) : isDialableNumber(target);
  if (!fits) throw errors.badField('destination_target', `must be the number of a ${type.replaceAll('_', ' ')}`);
  const dialled = type === 'voicemail' ? `*99${target}` : target;
  const data = `${dialled} XML ${domainName}`;
  return {
    destination_app: 'transfer',
    destination_data: data,
    destination_target_type: type,
    destination_target: target,
  };
}

function byData(after: Shown): Shown {
  const data = textOf(after['destination_data']);
  const parsed = parseAppDestination(textOf(after['destination_app']), data);
  if (!parsed.ok) throw errors.badField('destination_data', parsed.error);
  switch (parsed.value.kind) {
    case 'nothing':
      throw errors.badField('destination_target', 'or destination_data is required');
    case 'voicemail':
      return { destination_target_type: 'voicemail', destination_target: parsed.value.mailbox };
    // What owns the number says what kind it is; a kind of before would be wrong where nothing does.
    case 'number':
      return { destination_target_type: null, destination_target: parsed.value.number };
    default:
      return { destination_target_type: null, destination_target: null };
  }
}

function hangup(): Shown {
  return { destination_app: 'hangup', destination_target_type: 'hangup', destination_target: null };
}
