import { type Call, extensionWithNumber } from '../call.ts';
import { type Feature, notAuthorised } from '../feature-code/feature.ts';
import { afterTransfer } from '../history.ts';
import type { Step } from '../plan.ts';
import type { MeetStep } from './plan.ts';

/**
 * `*30<ext>`: the conference that the extension is in, else a call to it that becomes one. A caller from outside comes in
 * where an extension sends him there.
 * @param digits number of the extension
 */
export const conferenceCall: Feature = (call, digits) => {
  if (call.caller === null && !isSentByExtension(call)) return notAuthorised(call);
  const extension = extensionWithNumber(call.tenant, digits);
  if (extension === null) return nobody(call, `there is no extension ${digits} to meet`);
  const meet: MeetStep = { step: 'meet', extensionUuid: extension.uuid };
  if (extension.uuid === call.caller?.uuid)
    return [meet, ...nobody(call, 'the caller goes back to his own conference')];
  call.decide(`the caller joins the conference of extension ${extension.number}, or calls it into one`);
  const history = afterTransfer(call.leg.history, null);
  return [meet, { step: 'transfer', destination: extension.number, reason: 'transfer', history, by: null }];
};

function isSentByExtension({ leg, tenant }: Call): boolean {
  const { forwardedBy } = leg.history;
  return forwardedBy !== null && tenant.extensions.has(forwardedBy);
}

/** What is dialled to join the conference that this extension is in. */
export function conferenceCallTo(number: string): string {
  return `*30${number}`;
}

function nobody(call: Call, why: string): readonly Step[] {
  call.decide(why);
  return [
    { step: 'say', prompt: 'invalid_extension' },
    { step: 'hangup', cause: 'NORMAL_CLEARING' },
  ];
}
