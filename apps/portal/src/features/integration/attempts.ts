import type { RowOf } from '@strowger/client';
import { allOf } from '../../kit/all-of.ts';

/** How a call of the integration API may end (contract 40 B8). */
export const OUTCOMES = allOf<RowOf<'/api/integration_audit'>['outcome']>()([
  'granted',
  'denied_ip',
  'denied_auth',
  'locked',
  'denied_scope',
  'rate_limited',
  'invalid',
  'error',
]);

export type Application = RowOf<'/api/integration_identities'>['applications'][number]['application'];

/** The applications, in the order of contract 40 B10. */
export const APPLICATIONS = allOf<Application>()([
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
]);
