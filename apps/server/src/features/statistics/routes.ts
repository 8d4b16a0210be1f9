import { Type } from 'typebox';
import { epochSeconds, nullable } from '../../http/fields.ts';
import type { Feature } from '../../platform.ts';
import { readDashboard, readOwnDashboard } from './dashboard.ts';
import { readPbxCounters } from './pbx-counters.ts';

const tag = 'CDR & Reporting';
const count = () => Type.Optional(Type.Integer());

const DashboardReply = Type.Object({
  user_total: count(),
  tenant_total: count(),
  account_total: count(),
  did_total: count(),
  campaign_total: count(),
  campaign_active: count(),
  group_total: count(),
  contact_total: count(),
  transmission_total: count(),
  transmission_active: count(),
  transmission_inbound: Type.Integer(),
  transmission_outbound: Type.Integer(),
  spool_total: count(),
  spool_success: count(),
  spool_failed: count(),
  daily_limit: Type.Integer(),
  daily_sent: Type.Integer(),
  monthly_limit: Type.Integer(),
  monthly_sent: Type.Integer(),
  dashboard_cards: Type.Optional(nullable(Type.String())),
});

const PBX_KEYS = [
  'fpbx_extension',
  'ring_groups',
  'call_queues',
  'ivr_menus',
  'voicemails',
  'conferences',
  'devices',
  'gateways',
];

/** Counters of dashboards (contract 40 A11, A12). */
export const statistics: Feature = (route) => {
  route({
    method: 'GET',
    path: '/statistics',
    tag,
    summary: 'Counters of the dashboard: an end user’s are his own',
    access: { callers: ['A', 'T', 'U'], permission: 'statistic_read' },
    query: Type.Object({
      date_created: Type.Optional(epochSeconds()),
      since: Type.Optional(epochSeconds()),
      from: Type.Optional(epochSeconds()),
      tenant_id: Type.Optional(Type.Integer()),
      user_id: Type.Optional(Type.Integer()),
      created_by: Type.Optional(Type.Integer()),
      service_flag: Type.Optional(Type.Integer()),
      account_type: Type.Optional(Type.String()),
      direction: Type.Optional(Type.String()),
      status: Type.Optional(Type.String()),
    }),
    reply: DashboardReply,
    handler: async ({ trx, scope, caller, query }) =>
      scope.kind === 'own' ? readOwnDashboard(trx, scope.userId, query) : readDashboard(trx, scope, caller, query),
  });
  route({
    method: 'GET',
    path: '/pbx_statistics',
    tag,
    summary: 'How many objects of the PBX there are',
    access: { callers: ['A', 'T', 'U'], featureKey: PBX_KEYS },
    reply: Type.Object({
      extensions: Type.Integer(),
      devices: Type.Integer(),
      ring_groups: Type.Integer(),
      call_queues: Type.Integer(),
      ivr_menus: Type.Integer(),
      voicemails: Type.Integer(),
      conferences: Type.Integer(),
      gateways: Type.Integer(),
    }),
    handler: async ({ trx, scope }) => readPbxCounters(trx, scope),
  });
};
