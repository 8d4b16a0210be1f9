import { type Static, Type } from 'typebox';
import { check } from '../../http/validation.ts';

const text = () => Type.Optional(Type.Union([Type.String(), Type.Null()]));
const number = () => Type.Optional(Type.Union([Type.Number(), Type.Null()]));

const Media = Type.Object({
  packets_lost: Type.Number(),
  jitter_ms: Type.Number(),
});

/**
 * A finished leg as a journal carries it, before enrichment: what an engine reports (packages/switch) or a line of a
 * journal file holds. Times are epoch milliseconds; `duration` and `billsec` are given where only whole seconds are known.
 */
export const RawRecord = Type.Object({
  call_id: Type.String({ minLength: 1, maxLength: 64 }),
  leg: Type.Enum(['a', 'b']),
  originating_leg_uuid: text(),
  bridge_uuid: text(),
  sip_call_id: text(),
  tenant_id: number(),
  domain_uuid: text(),
  domain: text(),
  extension_uuid: text(),
  extension: text(),
  context: text(),
  direction: Type.Optional(Type.Union([Type.Enum(['inbound', 'outbound', 'local']), Type.Null()])),
  caller_id_name: text(),
  caller_number: text(),
  source_number: text(),
  caller_destination: text(),
  destination: text(),
  accountcode: text(),
  provider_id: number(),
  route_id: number(),
  destination_id: text(),
  gateway_uuid: text(),
  rated_number: text(),
  emergency: Type.Optional(Type.Boolean()),
  remote_ip: text(),
  remote_media_ip: text(),
  last_app: text(),
  last_arg: text(),
  read_codec: text(),
  write_codec: text(),
  pdd_ms: number(),
  mos: number(),
  media: Type.Optional(Type.Union([Media, Type.Null()])),
  start_time: Type.Number(),
  answer_time: number(),
  end_time: number(),
  duration: number(),
  billsec: number(),
  hold_ms: number(),
  wait_ms: number(),
  hangup_cause: text(),
  sip_hangup_disposition: text(),
  missed_call: Type.Optional(Type.Boolean()),
  block_reason: text(),
  ring_group_uuid: text(),
  ivr_menu_uuid: text(),
  conference_name: text(),
  call_center_queue_uuid: text(),
  cc_side: Type.Optional(Type.Union([Type.Enum(['member', 'agent']), Type.Null()])),
  cc_agent: text(),
  recorded: Type.Optional(Type.Boolean()),
});
export type RawRecord = Static<typeof RawRecord>;

/** A record, or why it is none: it goes to the quarantine with that reason (contract 40 A2). */
export function parseRawRecord(value: unknown): { record: RawRecord } | { reason: string } {
  const problems = check(RawRecord, value);
  if (problems.length > 0) return { reason: problems.map((p) => `${p.field}: ${p.message}`).join('; ') };
  return { record: value as RawRecord };
}
