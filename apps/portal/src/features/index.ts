import type { Feature } from '../app/feature.ts';
import { account } from './account/index.ts';
import { activities } from './activities/index.ts';
import { announcements } from './announcements/index.ts';
import { apiKeys } from './api-keys/index.ts';
import { audit } from './audit/index.ts';
import { billing } from './billing/index.ts';
import { callBlock } from './call-block/index.ts';
import { callFlows } from './call-flows/index.ts';
import { callQueues } from './call-queues/index.ts';
import { callRecords } from './call-records/index.ts';
import { callerIds } from './caller-ids/index.ts';
import { campaigns } from './campaigns/index.ts';
import { conferences } from './conferences/index.ts';
import { contactGroups } from './contact-groups/index.ts';
import { contacts } from './contacts/index.ts';
import { coverPages } from './cover-pages/index.ts';
import { dashboard } from './dashboard/index.ts';
import { destinations } from './destinations/index.ts';
import { devices } from './devices/index.ts';
import { dids } from './dids/index.ts';
import { doNotContact } from './do-not-contact/index.ts';
import { documents } from './documents/index.ts';
import { extensions } from './extensions/index.ts';
import { faxAccounts } from './fax-accounts/index.ts';
import { faxes } from './faxes/index.ts';
import { featureCodes } from './feature-codes/index.ts';
import { inboundRoutes } from './inbound-routes/index.ts';
import { integration } from './integration/index.ts';
import { ivrMenus } from './ivr-menus/index.ts';
import { liveCalls } from './live-calls/index.ts';
import { musicOnHold } from './music-on-hold/index.ts';
import { myPhone } from './my-phone/index.ts';
import { packages } from './packages/index.ts';
import { passwordPolicy } from './password-policy/index.ts';
import { plans } from './plans/index.ts';
import { programs } from './programs/index.ts';
import { providers } from './providers/index.ts';
import { recordings } from './recordings/index.ts';
import { reports } from './reports/index.ts';
import { ringGroups } from './ring-groups/index.ts';
import { roles } from './roles/index.ts';
import { routes } from './routes/index.ts';
import { settings } from './settings/index.ts';
import { simulator } from './simulator/index.ts';
import { sms } from './sms/index.ts';
import { ssoProviders } from './sso-providers/index.ts';
import { subscriptions } from './subscriptions/index.ts';
import { templates } from './templates/index.ts';
import { tenants } from './tenants/index.ts';
import { textBodies } from './texts/index.ts';
import { timeConditions } from './time-conditions/index.ts';
import { usage } from './usage/index.ts';
import { users } from './users/index.ts';
import { voicemail } from './voicemail/index.ts';
import { webhooks } from './webhooks/index.ts';

/** The parts of the portal. A new feature adds a line. */
export const FEATURES: readonly Feature[] = [
  dashboard,
  liveCalls,
  callRecords,
  faxes,
  doNotContact,
  contactGroups,
  campaigns,
  documents,
  coverPages,
  faxAccounts,
  programs,
  sms,
  textBodies,
  templates,
  reports,
  simulator,
  extensions,
  devices,
  featureCodes,
  ringGroups,
  callQueues,
  conferences,
  recordings,
  voicemail,
  musicOnHold,
  callBlock,
  contacts,
  myPhone,
  account,
  ivrMenus,
  tenants,
  users,
  roles,
  activities,
  timeConditions,
  callFlows,
  apiKeys,
  passwordPolicy,
  settings,
  announcements,
  audit,
  inboundRoutes,
  providers,
  dids,
  routes,
  destinations,
  callerIds,
  billing,
  plans,
  packages,
  subscriptions,
  usage,
  webhooks,
  integration,
  ssoProviders,
];
