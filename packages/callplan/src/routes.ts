import type { Route } from './call.ts';
import { routeByCallFlow } from './call-flow/route.ts';
import { refuseBarredCaller } from './routes/barred-caller.ts';
import { routeToExtension } from './routes/extension.ts';
import { answerOwnNumber } from './routes/own-number.ts';
import { refuseSuspendedTenant } from './routes/suspended-tenant.ts';
import { endTransferLoop } from './routes/transfer-limit.ts';
import { routeByTime } from './time-condition/route.ts';

/** The order in which a dialled number is resolved: the first route that takes the call has it (contract 20 §0.10). */
export const ROUTES: readonly { readonly rule: string; readonly route: Route }[] = [
  { rule: '10 §9.9', route: refuseSuspendedTenant },
  { rule: '20 §1.2', route: refuseBarredCaller },
  { rule: '20 §0.10 loop guard', route: endTransferLoop },
  { rule: '20 §0.10 step 5', route: answerOwnNumber },
  { rule: '20 §0.10 step 6', route: routeToExtension },
  { rule: '20 §0.10 step 11', route: routeByCallFlow },
  { rule: '20 §0.10 step 12', route: routeByTime },
];
