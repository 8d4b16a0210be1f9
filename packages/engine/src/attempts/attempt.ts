import { randomUUID } from 'node:crypto';
import { normaliseDialled, type TenantConfiguration } from '@strowger/callplan';
import { type Attempt, type AttemptRequest, SwitchRefusal } from '@strowger/switch';
import type { Calls } from '../calls/calls.ts';
import type { Services } from '../services.ts';
import { RunningAttempt } from './running-attempt.ts';

/** Calls a number by the system itself (contract 30 §18.5, §20). Rejects with SwitchRefusal. */
export async function attempt(services: Services, calls: Calls, request: AttemptRequest): Promise<Attempt> {
  const tenant = await tenantOf(services, request);
  if (tenant.maxConcurrentCalls > 0 && calls.countOf(tenant.tenantId) >= tenant.maxConcurrentCalls) {
    throw new SwitchRefusal('refused', 'max-concurrent-calls');
  }
  if (request.action.kind === 'send_fax') await requireFax(services);
  const callUuid = randomUUID();
  await requireProvider(services, request, callUuid);
  const running = new RunningAttempt(services, calls.open(tenant.tenantId), request, { callUuid, tenant });
  return { callUuid, finished: running.begin() };
}

async function tenantOf({ host }: Services, { tenantId, extensionUuid }: AttemptRequest): Promise<TenantConfiguration> {
  const tenant = await host.tenantOf(tenantId);
  if (tenant === null) throw new SwitchRefusal('not_found', 'The tenant has no domain');
  if (extensionUuid !== null && !tenant.extensions.has(extensionUuid)) {
    throw new SwitchRefusal('not_found', 'The extension does not exist');
  }
  return tenant;
}

async function requireFax({ fax }: Services): Promise<void> {
  const hindrance = await fax.hindrance();
  if (hindrance !== null) throw new SwitchRefusal('unavailable', hindrance);
}

/** What cannot leave at all is no attempt (contract 30 §5.3 step 9). */
async function requireProvider({ host }: Services, request: AttemptRequest, callId: string): Promise<void> {
  const { caller, extensionUuid, service, tenantId, to } = request;
  const { steps } = await host.plan(tenantId, {
    callId,
    dialled: normaliseDialled(to),
    caller: { kind: 'outside', ...caller },
    history: { forwards: 0, transfers: 0, taken: [], forwardedBy: null },
    program: { service, extensionUuid },
  });
  const [first] = steps;
  if (first?.step === 'hangup' && first.cause === 'NO_ROUTE_DESTINATION') {
    throw new SwitchRefusal('not_found', 'No provider available');
  }
}
