import type { Clock } from '../clock.ts';
import type { RequestSender } from '../endpoint/request-sender.ts';
import type { TimerSettings } from '../transaction/timer-settings.ts';
import type { Dialog, DialogOptions } from './dialog.ts';
import type { DialogState } from './dialog-state.ts';
import type { DialogTable } from './dialog-table.ts';

/** What dialogs get from the endpoint they belong to. */
export interface DialogServices {
  readonly sender: RequestSender;
  readonly dialogs: DialogTable;
  readonly clock: Clock;
  readonly timers: TimerSettings;
  /** Provisional responses may be sent reliably (RFC 3262). */
  readonly reliable: boolean;
  /** Makes a dialog of these services: an INVITE makes dialogs and a dialog makes INVITEs, so neither imports both. */
  createDialog(state: DialogState, options?: DialogOptions): Dialog;
}
