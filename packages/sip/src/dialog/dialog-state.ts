import type { SipRequest, SipResponse } from '../message/message.ts';
import type { NameAddr } from '../message/name-addr.ts';
import { withParam } from '../message/params.ts';
import type { Uri } from '../message/uri.ts';

/** What a dialog consists of (RFC 3261 §12): plain data, changed only by making a new one. */
export interface DialogState {
  readonly role: 'uac' | 'uas';
  readonly stage: 'early' | 'confirmed' | 'terminated';
  readonly callId: string;
  readonly localTag: string;
  readonly remoteTag: string;
  /** With the tags as header parameters. */
  readonly local: NameAddr;
  readonly remote: NameAddr;
  readonly localSequence: number;
  /** Undefined until the peer has sent a request. */
  readonly remoteSequence: number | undefined;
  readonly remoteTarget: Uri;
  /** Route values in the order they are to be sent. */
  readonly routeSet: readonly NameAddr[];
}

function tagged(address: NameAddr, tag: string): NameAddr {
  return { ...address, params: withParam(address.params, 'tag', tag) };
}

/** A dialog out of our request and a response to it (RFC 3261 §12.1.2). A 2xx of RFC 2543 may have no To tag. */
export function uacDialog(request: SipRequest, response: SipResponse): DialogState {
  return {
    role: 'uac',
    stage: response.status < 200 ? 'early' : 'confirmed',
    callId: request.callId,
    localTag: request.fromTag ?? '',
    remoteTag: response.toTag ?? '',
    local: request.from,
    remote: response.to,
    localSequence: request.cseq.sequence,
    remoteSequence: undefined,
    remoteTarget: response.contact?.uri ?? request.uri,
    routeSet: response.recordRoutes.reverse(),
  };
}

/** A dialog out of a request that we answer (RFC 3261 §12.1.1). */
export function uasDialog(request: SipRequest, localTag: string, stage: 'early' | 'confirmed'): DialogState {
  return {
    role: 'uas',
    stage,
    callId: request.callId,
    localTag,
    remoteTag: request.fromTag ?? '',
    local: tagged(request.to, localTag),
    remote: request.from,
    localSequence: 0,
    remoteSequence: request.cseq.sequence,
    remoteTarget: request.contact?.uri ?? request.from.uri,
    routeSet: request.recordRoutes,
  };
}

/** The state after a 2xx of our INVITE: the route set is computed anew (RFC 3261 §13.2.2.4). */
export function confirmedBy(state: DialogState, response: SipResponse): DialogState {
  const remoteTarget = response.contact?.uri ?? state.remoteTarget;
  const routeSet = state.stage === 'early' ? response.recordRoutes.reverse() : state.routeSet;
  return { ...state, stage: 'confirmed', remoteTarget, routeSet };
}

/** Identifies a dialog among ours (RFC 3261 §12). */
export function dialogKey(callId: string, localTag: string, remoteTag: string): string {
  return `${callId} ${localTag} ${remoteTag}`;
}

/** Key of the dialog that an incoming request names; undefined when it is outside of any. */
export function requestDialogKey(request: SipRequest): string | undefined {
  return request.toTag === undefined ? undefined : dialogKey(request.callId, request.toTag, request.fromTag ?? '');
}
