import type { SipRequest } from '../message/message.ts';
import type { Dialog } from './dialog.ts';
import { dialogKey, requestDialogKey } from './dialog-state.ts';

/** The dialogs that are alive, by their identifiers (RFC 3261 §12). */
export class DialogTable {
  readonly #dialogs = new Map<string, Dialog>();

  get size(): number {
    return this.#dialogs.size;
  }

  add(dialog: Dialog): void {
    this.#dialogs.set(dialog.id, dialog);
  }

  remove(dialog: Dialog): void {
    if (this.#dialogs.get(dialog.id) === dialog) this.#dialogs.delete(dialog.id);
  }

  /** The dialog an incoming request belongs to. */
  of(request: SipRequest): Dialog | undefined {
    const key = requestDialogKey(request);
    return key === undefined ? undefined : this.#dialogs.get(key);
  }

  /** By Call-ID and tags as the peer names them, e.g. in Replaces (RFC 3891 §3): `toTag` is ours. */
  find(callId: string, toTag: string, fromTag: string): Dialog | undefined {
    return this.#dialogs.get(dialogKey(callId, toTag, fromTag));
  }
}
