/** States of a transmission (contract 30 §18.4). */
export const TRANSMISSION_STATUSES = [
  'pending',
  'pending_retry',
  'initializing',
  'processing',
  'done',
  'completed',
  'failed',
  'failed(dnc)',
  'no_provider',
  'invalid',
] as const;

export type TransmissionStatus = (typeof TRANSMISSION_STATUSES)[number];

/** How an attempt ended, or why there was none. */
export type AttemptResult =
  | { readonly kind: 'completed' }
  | { readonly kind: 'failed'; readonly response: string; readonly isWorthAnother: boolean }
  | { readonly kind: 'no_provider'; readonly response: string }
  | { readonly kind: 'invalid'; readonly response: string }
  /** The other party is not to be called. */
  | { readonly kind: 'refused' };

/** What happens to a transmission. */
export type TransmissionNews =
  | { readonly news: 'queued' }
  | { readonly news: 'started' }
  | { readonly news: 'over'; readonly result: AttemptResult; readonly triesLeft: number }
  /** It could not begin now, and will by itself. */
  | { readonly news: 'postponed' }
  /** A client made it ready to be sent again. */
  | { readonly news: 'reset' };

/** From which states a client may send (contract 30 §18.5). */
export const SENDABLE_STATUSES: ReadonlySet<TransmissionStatus> = new Set([
  'pending',
  'pending_retry',
  'failed',
  'no_provider',
]);
const UNDER_WAY: ReadonlySet<TransmissionStatus> = new Set(['initializing', 'processing', 'done']);

export function isSendable(status: TransmissionStatus): boolean {
  return SENDABLE_STATUSES.has(status);
}

export function isUnderWay(status: TransmissionStatus): boolean {
  return UNDER_WAY.has(status);
}

export function statusIn(text: string): TransmissionStatus {
  const status = TRANSMISSION_STATUSES.find((one) => one === text);
  if (status === undefined) throw new Error('a transmission is in no state');
  return status;
}

/** The state that follows; the present one where the news comes too late. Pure. */
export function nextTransmissionStatus(now: TransmissionStatus, news: TransmissionNews): TransmissionStatus {
  switch (news.news) {
    case 'queued':
      return isSendable(now) || now === 'failed(dnc)' ? 'initializing' : now;
    case 'started':
      return now === 'initializing' ? 'processing' : now;
    case 'over':
      return isUnderWay(now) || isSendable(now) ? afterAttempt(news.result, news.triesLeft) : now;
    case 'postponed':
      return isSendable(now) ? (now === 'pending_retry' ? now : 'pending') : now;
    case 'reset':
      return isSendable(now) || now === 'failed(dnc)' ? 'pending' : now;
  }
}

function afterAttempt(result: AttemptResult, triesLeft: number): TransmissionStatus {
  switch (result.kind) {
    case 'completed':
      return 'completed';
    case 'failed':
      return result.isWorthAnother && triesLeft > 0 ? 'pending_retry' : 'failed';
    case 'no_provider':
      return 'no_provider';
    case 'invalid':
      return 'invalid';
    case 'refused':
      return 'failed(dnc)';
  }
}
