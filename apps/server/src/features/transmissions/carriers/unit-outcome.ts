import type { Platform } from '../../../platform.ts';
import { TEMPORARY_FAILURE } from '../attempt-result.ts';
import { withoutOutcome } from '../runner/finish-attempt.ts';
import type { CarrierOutcome, SpoolResult } from './carrier.ts';

/** What a provider has taken: no call, done in one go. */
interface Taken {
  /** Digits that are rated; null: nothing is charged here. */
  readonly number: string | null;
  /** Null: the platform itself. */
  readonly providerId: number | null;
  readonly segments: number;
  readonly results?: readonly SpoolResult[];
}

/**
 * How an attempt ends that hands something over at once. What is no refusal of the far side may pass with another try.
 * @param reasonOf what a failure says of itself; null: nothing that people should read
 */
export async function unitOutcome(
  { now, log }: Pick<Platform, 'now' | 'log'>,
  send: () => Promise<Taken>,
  reasonOf: (error: unknown) => { readonly response: string; readonly isWorthAnother: boolean } | null,
): Promise<CarrierOutcome> {
  try {
    const { number, providerId, segments, results = [] } = await send();
    return {
      ...withoutOutcome({ kind: 'completed' }, now()),
      units: segments,
      providerId,
      ratedNumber: number,
      results,
    };
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === null) log.error({ err: error }, 'an attempt failed');
    const { response, isWorthAnother } = reason ?? { response: TEMPORARY_FAILURE, isWorthAnother: true };
    const outcome = withoutOutcome({ kind: 'failed', response, isWorthAnother }, now());
    return { ...outcome, results: [{ type: 'error', name: 'error', data: response }] };
  }
}
