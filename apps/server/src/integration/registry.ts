import type { Application } from './application.ts';
import { accessControl } from './applications/access-control/index.ts';
import { destinations } from './applications/destinations/index.ts';
import { dialplanOutbound } from './applications/dialplan-outbound/index.ts';
import { dialplans } from './applications/dialplans/index.ts';
import { domains } from './applications/domains/index.ts';
import { extensions } from './applications/extensions/index.ts';
import { gateways } from './applications/gateways/index.ts';
import { registrations } from './applications/registrations/index.ts';
import { status } from './applications/status/index.ts';
import { xmlCdr } from './applications/xml-cdr/index.ts';

/** The ten applications, in the order of contract 40 B10. */
export const APPLICATIONS: readonly Application[] = [
  accessControl,
  destinations,
  dialplanOutbound,
  dialplans,
  domains,
  extensions,
  gateways,
  registrations,
  status,
  xmlCdr,
];
