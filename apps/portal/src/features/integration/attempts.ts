import type { RowOf } from '@strowger/client';

/** How a call of the integration API may end (contract 40 B8). */
export const OUTCOMES = [
  'granted',
  'denied_ip',
  'denied_auth',
  'locked',
  'denied_scope',
  'rate_limited',
  'invalid',
  'error',
] as const satisfies readonly RowOf<'/api/integration_audit'>['outcome'][];

/** The ten applications, in the order of contract 40 B10. */
export const APPLICATIONS = [
  'access_control',
  'destinations',
  'dialplan_outbound',
  'dialplans',
  'domains',
  'extensions',
  'gateways',
  'registrations',
  'status',
  'xml_cdr',
] as const;
