import { type Call, extensionWithNumber } from '../call.ts';
import { type Feature, notAuthorised } from '../feature-code/feature.ts';
import { afterTransfer } from '../history.ts';
import type { Step } from '../plan.ts';
import type { MeetStep } from './plan.ts';

const NOBODY: readonly Step[] = [
  { step: 'say', prompt: 'invalid_extension' },
  { step: 'hangup', cause: 'NORMAL_CLEARING' },
];

/**
 * `*30<ext>`: the conference that the extension is in, else a call to it that becomes one. A caller from outside comes in
 * where an extension sends him there.
 * @param digits number of the extension
 */
export const conferenceCall: Feature = (call, digits) => {
  if (call.caller === null && !isSentByExtension(call)) return notAuthorised(call);
  const extension = extensionWithNumber(call.tenant, digits);
  if (extension === null) {
    call.decide('meet_unknown', { extension: digits });
    return NOBODY;
  }
  const meet: MeetStep = { step: 'meet', extensionUuid: extension.uuid };
  if (extension.uuid === call.caller?.uuid) {
    call.decide('meet_own');
    return [meet, ...NOBODY];
  }
  call.decide('meet_joins', { extension: extension.number });
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
