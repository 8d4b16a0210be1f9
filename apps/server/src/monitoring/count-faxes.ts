import type { FaxInbox, FaxOutcome, FlowFax } from '@strowger/switch';
import type { Metrics } from './metrics.ts';

export type FaxMetrics = Pick<Metrics, 'faxBegan' | 'faxEnded'>;

/** What became of one fax over the line; `fax` is null where no session came about. */
export interface CarriedFax {
  readonly completed: boolean;
  readonly fax: Pick<FaxOutcome, 'path' | 'pages'> | null;
}

/** Counts a fax that is sent over the line, as one that runs until it is over. Never rejects. */
export async function countSentFax(metrics: FaxMetrics, finished: Promise<CarriedFax>): Promise<void> {
  metrics.faxBegan('sent');
  const carried = await finished.catch(() => ({ completed: false, fax: null }));
  metrics.faxEnded('sent', carried);
}

/** Counts a fax that a flow sends on its call, once it is made ready. */
export function countFlowFax(metrics: FaxMetrics, made: FlowFax): FlowFax {
  metrics.faxBegan('sent');
  return {
    ...made,
    over(outcome) {
      metrics.faxEnded('sent', { completed: outcome.success, fax: outcome });
      return made.over(outcome);
    },
  };
}

/** Counts the faxes that an inbox is given; a call that nobody is to have the fax of is none. */
export function countReceivedFaxes(metrics: FaxMetrics, inbox: FaxInbox): FaxInbox {
  return {
    async expect(fax) {
      const reception = await inbox.expect(fax);
      if (reception !== null) metrics.faxBegan('received');
      return reception;
    },
    received(reception, outcome, times) {
      const hadSession = times.answeredAt !== null;
      metrics.faxEnded('received', { completed: outcome.success, fax: hadSession ? outcome : null });
      return inbox.received(reception, outcome, times);
    },
  };
}
