import type { Call } from '../call.ts';
import { internalCallerId, prefixed } from '../caller-id.ts';
import type { ExtensionConfiguration } from '../configuration.ts';
import { normaliseDialled } from '../dialled.ts';
import { extensionTarget } from '../extension/extension-target.ts';
import { MAX_FORWARDS } from '../history.ts';
import type { RingAttempt } from '../ring/plan.ts';
import type { FollowMeConfiguration, FollowMeDestination } from './configuration.ts';

/** What of other extensions' settings is obeyed when one is looked for there (contract 20 §10.2). */
export const FOLLOW_ME_RULES = { forwards: MAX_FORWARDS, followsFollowMe: false, followsUnregistered: false } as const;

/** Where an extension is looked for; null: at its own phones alone. */
export function followMeOf(call: Call, extension: ExtensionConfiguration): FollowMeConfiguration | null {
  const followMe = extension.followMeEnabled ? call.tenant.followMes.get(extension.uuid) : undefined;
  return followMe === undefined || followMe.destinations.length === 0 ? null : followMe;
}

/**
 * All that rings for an extension by its follow me, side by side (contract 20 §10.2).
 * @param reach what rings for a number that is not the extension's own
 */
export function lookFor(
  call: Call,
  extension: ExtensionConfiguration,
  followMe: FollowMeConfiguration,
  reach: (number: string) => readonly RingAttempt[],
): readonly RingAttempt[] {
  const own = ownAttempt(call, extension);
  return followMe.destinations
    .filter(({ timeoutSeconds }) => timeoutSeconds > 0)
    .flatMap((destination) => {
      const reached = isOwn(extension, destination) ? [own] : reach(destination.number);
      return reached.map((attempt) => at(destination, followMe, attempt));
    });
}

function at(
  { delaySeconds, timeoutSeconds, confirms }: FollowMeDestination,
  { namePrefix, numberPrefix }: FollowMeConfiguration,
  attempt: RingAttempt,
): RingAttempt {
  return {
    ...attempt,
    delaySeconds: delaySeconds + attempt.delaySeconds,
    timeoutSeconds: Math.min(timeoutSeconds, attempt.timeoutSeconds),
    confirms: confirms || attempt.confirms,
    callerId: prefixed(attempt.callerId, namePrefix, numberPrefix),
  };
}

function isOwn({ number, alias }: ExtensionConfiguration, destination: FollowMeDestination): boolean {
  const dialled = normaliseDialled(destination.number);
  return dialled === number || dialled === alias;
}

function ownAttempt(call: Call, extension: ExtensionConfiguration): RingAttempt {
  return {
    target: extensionTarget(call, extension),
    delaySeconds: 0,
    timeoutSeconds: Number.POSITIVE_INFINITY,
    confirms: false,
    callerId: internalCallerId(call),
  };
}
