import type { Clock } from '../clock.ts';
import type { RequestSender } from '../endpoint/request-sender.ts';
import type { TimerSettings } from '../transaction/timer-settings.ts';
import type { DialogTable } from './dialog-table.ts';

/** What dialogs get from the endpoint they belong to. */
export interface DialogServices {
  readonly sender: RequestSender;
  readonly dialogs: DialogTable;
  readonly clock: Clock;
  readonly timers: TimerSettings;
  /** Provisional responses may be sent reliably (RFC 3262). */
  readonly reliable: boolean;
}
