import type { Route } from './call.ts';
import { refuseBlockedCaller, refuseBlockedDestination } from './call-block/route.ts';
import { routeByCallFlow } from './call-flow/route.ts';
import { routeToConference } from './conference/route.ts';
import { routeByFeatureCode } from './feature-code/route.ts';
import { greetWoken } from './feature-code/wake-up.ts';
import { routeToForeignDid } from './inbound-route/foreign-did.ts';
import { routeInbound, routeToOwnDid } from './inbound-route/route.ts';
import { routeToMailbox } from './mailbox/route.ts';
import { routeToMenu } from './menu/route.ts';
import { routeEmergency } from './outbound/emergency.ts';
import { routeOutside } from './outbound/route.ts';
import { refuseProgramCall } from './program/refuse-program-call.ts';
import { routeToQueue } from './queue/route.ts';
import { routeToRingGroup } from './ring-group/route.ts';
import { refuseBarredCaller } from './routes/barred-caller.ts';
import { routeToExtension } from './routes/extension.ts';
import { answerOwnNumber } from './routes/own-number.ts';
import {
  refuseInboundOfSuspended,
  refuseOutboundOfSuspended,
  refuseSuspendedTenant,
} from './routes/suspended-tenant.ts';
import { endTransferLoop } from './routes/transfer-limit.ts';
import { routeByTime } from './time-condition/route.ts';

/** The order in which a dialled number is resolved: the first route that takes the call has it (contract 20 §0.10). */
export const ROUTES: readonly { readonly rule: string; readonly route: Route }[] = [
  { rule: '30 §20', route: refuseProgramCall },
  { rule: '20 §0.10 step 1', route: routeEmergency },
  { rule: '10 §9.9', route: refuseSuspendedTenant },
  { rule: '10 §9.9, inbound', route: refuseInboundOfSuspended },
  { rule: '20 §1.2', route: refuseBarredCaller },
  { rule: '20 §0.10 loop guard', route: endTransferLoop },
  { rule: '20 §0.10 step 2, inbound', route: refuseBlockedCaller },
  { rule: '20 §11', route: routeInbound },
  { rule: '20 §12.3 *925', route: greetWoken },
  { rule: '20 §0.10 step 4', route: routeByFeatureCode },
  { rule: '20 §0.10 step 5', route: answerOwnNumber },
  { rule: '20 §0.10 step 6', route: routeToExtension },
  { rule: '20 §0.10 step 7', route: routeToRingGroup },
  { rule: '20 §0.10 step 8', route: routeToQueue },
  { rule: '20 §0.10 step 9', route: routeToMenu },
  { rule: '20 §0.10 step 10', route: routeToConference },
  { rule: '20 §0.10 step 11', route: routeByCallFlow },
  { rule: '20 §0.10 step 12', route: routeByTime },
  { rule: '20 §0.10 step 13', route: routeToMailbox },
  { rule: '20 §0.10 step 14', route: routeToOwnDid },
  // Last of what is not outside: other tenants' numbers and outbound selection come after it.
  { rule: '10 §9.9, outbound', route: refuseOutboundOfSuspended },
  { rule: '20 §0.10 step 2, outbound', route: refuseBlockedDestination },
  { rule: '20 §0.10 step 14, of others', route: routeToForeignDid },
  { rule: '20 §0.10 step 15', route: routeOutside },
];
