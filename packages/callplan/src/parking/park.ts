import type { Call } from '../call.ts';
import { internalCallerId, prefixed } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { said } from '../decision/decision.ts';
import { extensionTarget } from '../extension/extension-target.ts';
import { type Feature, notAuthorised } from '../feature-code/feature.ts';
import { onward } from '../onward.ts';
import type { Step } from '../plan.ts';
import type { RingStep } from '../ring/plan.ts';
import { ringStep } from '../ring/ring-step.ts';
import { FIRST_SLOT } from './plan.ts';

const TIMEOUT_SECONDS = 900;
const RECALL_SECONDS = 30;

/** `*5900`: the first free slot. */
export const park: Feature = (call) => parkIn(call, null);

/** `*5901` to `*5999`: into that slot, or fetch who waits there. @param digits two, the last of the code */
export const parkInSlot: Feature = (call, digits) => parkIn(call, FIRST_SLOT - 1 + Number(digits));

function parkIn(call: Call, slot: number | null): readonly Step[] {
  const sender = senderOf(call);
  const parker = sender ?? call.caller;
  if (parker === null) return notAuthorised(call);
  if (slot === null) call.decide('parks');
  else call.decide('parks_in_slot', { slot });
  return [
    {
      step: 'park',
      slot,
      tellsSlot: sender === null,
      music: parker.holdMusic,
      timeoutSeconds: TIMEOUT_SECONDS,
      recall: sender === null ? null : recall(call, parker),
      expired: expired(call, parker),
    },
  ];
}

/** The extension that sent the caller here. */
function senderOf(call: Call): ExtensionConfiguration | null {
  const { transfers, forwardedBy } = call.leg.history;
  return transfers > 0 && forwardedBy !== null ? (call.tenant.extensions.get(forwardedBy) ?? null) : null;
}

function recall(call: Call, parker: ExtensionConfiguration): RingStep {
  const target = extensionTarget(call, parker);
  const callerId = prefixed(internalCallerId(call), 'park', '');
  return ringStep({
    turns: [{ attempts: [{ target, delaySeconds: 0, timeoutSeconds: RECALL_SECONDS, confirms: false, callerId }] }],
    timeoutSeconds: RECALL_SECONDS,
    ringback: call.tenant.ringback,
    otherwise: { busy: [], no_answer: [], not_registered: [], failed: [] },
  });
}

/** The second time: to the mailbox of who parked the call, or the end. */
function expired(call: Call, parker: ExtensionConfiguration): readonly Step[] {
  const mailbox = call.tenant.mailboxes.get(parker.number);
  if (mailbox?.enabled !== true) return [{ step: 'hangup', cause: 'NO_ANSWER' }];
  const destination = { ok: true, value: { kind: 'voicemail', mailbox: mailbox.number } } as const;
  return onward(call, destination, said('who_parker_mailbox', { extension: parker.number }));
}
