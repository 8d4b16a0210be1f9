import type { Feature } from '../platform.ts';
import { accounts } from './accounts/routes.ts';
import { activities } from './activities/routes.ts';
import { announcements } from './announcements/routes.ts';
import { apiKeys } from './api-keys/routes.ts';
import { audit } from './audit/routes.ts';
import { authenticate } from './authenticate/routes.ts';
import { autobill } from './autobill/index.ts';
import { billing } from './billing/index.ts';
import { branding } from './branding/routes.ts';
import { callBlock } from './call-block/routes.ts';
import { callFlows } from './call-flows/routes.ts';
import { callQueues } from './call-queues/routes.ts';
import { callRecordings } from './call-recordings/routes.ts';
import { callTraces } from './call-traces/routes.ts';
import { campaigns } from './campaigns/routes.ts';
import { cids } from './cids/routes.ts';
import { conferences } from './conferences/index.ts';
import { contactDncs } from './contact-dncs/routes.ts';
import { contactGroups } from './contact-groups/routes.ts';
import { contacts } from './contacts/routes.ts';
import { coverPageRoutes } from './coverpages/routes.ts';
import { destinations } from './destinations/routes.ts';
import { deviceLineRoutes } from './device-lines/routes.ts';
import { deviceProfileRoutes } from './device-profiles/routes.ts';
import { deviceVendors } from './device-vendors/routes.ts';
import { deviceRoutes } from './devices/routes.ts';
import { dialplans } from './dialplans/routes.ts';
import { dids } from './dids/routes.ts';
import { documentRoutes } from './documents/routes.ts';
import { domains } from './domains/index.ts';
import { events } from './events/routes.ts';
import { extensions } from './extensions/index.ts';
import { featureCodes } from './feature-codes/routes.ts';
import { followMe } from './follow-me/routes.ts';
import { gateways } from './gateways/routes.ts';
import { impersonation } from './impersonation/routes.ts';
import { inboundRoutes } from './inbound-routes/routes.ts';
import { integration } from './integration/index.ts';
import { ivrMenus } from './ivr-menus/routes.ts';
import { musicOnHold } from './music-on-hold/index.ts';
import { notices } from './notices/routes.ts';
import { packages } from './packages/routes.ts';
import { ownPassword } from './password-policy/own-password-routes.ts';
import { passwordPolicy } from './password-policy/routes.ts';
import { passwordReset } from './password-reset/routes.ts';
import { payments } from './payments/routes.ts';
import { plans } from './plans/routes.ts';
import { programs } from './programs/routes.ts';
import { providers } from './providers/routes.ts';
import { rates } from './rates/routes.ts';
import { realtime } from './realtime/index.ts';
import { recordingRoutes } from './recordings/routes.ts';
import { reference } from './reference/routes.ts';
import { ringGroups } from './ring-groups/routes.ts';
import { roles } from './roles/routes.ts';
import { routes } from './routes/routes.ts';
import { secondFactor } from './second-factor/routes.ts';
import { settings } from './settings/routes.ts';
import { simulate } from './simulate/routes.ts';
import { singleSignOn } from './single-sign-on/routes.ts';
import { sms } from './sms/routes.ts';
import { softphone } from './softphone/routes.ts';
import { spools } from './spools/routes.ts';
import { statistics } from './statistics/routes.ts';
import { subscriptions } from './subscriptions/routes.ts';
import { templates } from './templates/routes.ts';
import { tenants } from './tenants/routes.ts';
import { tenantSettings } from './tenants/settings/routes.ts';
import { texts } from './texts/routes.ts';
import { timeConditions } from './time-conditions/routes.ts';
import { transmissions } from './transmissions/routes.ts';
import { userConfig } from './users/config-routes.ts';
import { userCredentials } from './users/credential-routes.ts';
import { userImages } from './users/image-routes.ts';
import { userPermissions } from './users/permission-routes.ts';
import { userRoles } from './users/role-routes.ts';
import { users } from './users/routes.ts';
import { voicemailGreetingRoutes } from './voicemail-greetings/routes.ts';
import { voicemailRoutes } from './voicemails/routes.ts';
import { wakeUpCalls } from './wake-up-calls/index.ts';
import { webhooks } from './webhooks/routes.ts';

/** Every feature of the API, in the order of the contract. */
export const features: readonly Feature[] = [
  authenticate,
  passwordReset,
  secondFactor,
  impersonation,
  ownPassword,
  roles,
  tenants,
  tenantSettings,
  users,
  userCredentials,
  userRoles,
  userPermissions,
  userConfig,
  userImages,
  passwordPolicy,
  branding,
  announcements,
  apiKeys,
  singleSignOn,
  activities,
  billing,
  autobill,
  packages,
  subscriptions,
  plans,
  rates,
  payments,
  domains,
  extensions,
  voicemailRoutes,
  voicemailGreetingRoutes,
  ringGroups,
  integration,
  ivrMenus,
  timeConditions,
  callFlows,
  callQueues,
  callBlock,
  followMe,
  musicOnHold,
  callRecordings,
  recordingRoutes,
  documentRoutes,
  coverPageRoutes,
  conferences,
  wakeUpCalls,
  deviceRoutes,
  deviceProfileRoutes,
  deviceLineRoutes,
  deviceVendors,
  providers,
  gateways,
  destinations,
  routes,
  dids,
  cids,
  accounts,
  inboundRoutes,
  contacts,
  contactGroups,
  contactDncs,
  sms,
  templates,
  texts,
  campaigns,
  programs,
  transmissions,
  featureCodes,
  dialplans,
  realtime,
  simulate,
  callTraces,
  spools,
  statistics,
  softphone,
  settings,
  reference,
  audit,
  events,
  notices,
  webhooks,
];
