import type { DialStep } from '@strowger/callplan';
import type { OutboundLeg } from '../legs/outbound-leg.ts';
import type { StepContext } from '../steps/step-run.ts';

/**
 * Tells the host of an emergency call, once for each.
 * @param leg what was sent to a provider; null: there was none to send it to
 */
export function tellEmergency({ party, plan, services }: StepContext, step: DialStep, leg: OutboundLeg | null): void {
  services.host.emergencyCalls.placed({
    uuid: party.uuid,
    tenantId: plan.tenantId,
    extensionUuid: step.extension?.uuid ?? null,
    extension: step.extension?.number ?? '',
    number: step.number,
    callerIdNumber: leg?.profile.callerNumber ?? '',
    providerId: leg?.profile.trunk?.providerId ?? null,
    at: services.clock.now(),
  });
}
