import { Type } from 'typebox';
import { epochSeconds, money, nullable } from '../../http/fields.ts';
import { SPOOL_STATUSES } from './spool-state.ts';

const shared = {
  spool_id: nullable(Type.Integer()),
  time_start: nullable(epochSeconds()),
  time_connect: nullable(epochSeconds()),
  time_end: nullable(epochSeconds()),
  start_at: nullable(Type.String()),
  connect_at: nullable(Type.String()),
  end_at: nullable(Type.String()),
  company: Type.String(),
  created_by: nullable(Type.Integer()),
  amount: Type.Integer(),
  cost: money(),
  status: Type.String(),
  transmission_id: Type.Integer(),
  direction: Type.String(),
  contact_id: nullable(Type.Integer()),
  account_id: nullable(Type.Integer()),
  contact_phone: nullable(Type.String()),
  username: nullable(Type.String()),
  account_phone: nullable(Type.String()),
  pages: Type.Integer(),
};

export const AttemptReply = Type.Object({ ...shared, first_name: nullable(Type.String()) });

export const TransmissionReply = Type.Object({
  ...shared,
  response: Type.String(),
  mapped_response: Type.Optional(Type.String()),
  try_allowed: Type.Integer(),
  try_done: Type.Integer(),
  tags: Type.String(),
  plan: nullable(Type.String()),
  coverpage: Type.String(),
  codec: nullable(Type.String()),
  user_tenant_uid: Type.String(),
});

export const ResultReply = Type.Object({
  spool_result_id: Type.Integer(),
  application_id: nullable(Type.Integer()),
  type: Type.Enum(['application', 'contact', 'message', 'info', 'error']),
  name: Type.String(),
  data: Type.String(),
  date_created: epochSeconds(),
  spool_id: Type.Integer(),
});

const sharedKeys = {
  tenant_id: Type.Optional(Type.Integer()),
  user_id: Type.Optional(Type.Integer()),
  created_by: Type.Optional(Type.Integer()),
  origin: Type.Optional(Type.String()),
  campaign_id: Type.Optional(Type.Integer()),
  direction: Type.Optional(Type.Enum(['inbound', 'outbound', 'internal'])),
  service_flag: Type.Optional(Type.Integer()),
  monthly: Type.Optional(Type.Boolean()),
  from: Type.Optional(epochSeconds()),
  to: Type.Optional(epochSeconds()),
};

export const attemptKeys = {
  ...sharedKeys,
  status: Type.Optional(Type.Enum([...SPOOL_STATUSES], { description: 'Default: completed.' })),
};

export const transmissionKeys = {
  ...sharedKeys,
  status: Type.Optional(Type.String({ description: 'One or several, by comma; default: completed.' })),
  account_id: Type.Optional(Type.String({ description: 'One or several, by comma.' })),
  is_read: Type.Optional(Type.Enum(['0', '1'], { description: 'Of inbound ones.' })),
  tenant_unique_id: Type.Optional(Type.String()),
  user_unique_id: Type.Optional(Type.String()),
};
