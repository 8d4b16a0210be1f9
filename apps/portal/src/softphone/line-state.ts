/** Whether the phone can be called, and if not, why. */
export type LineState =
  /** Not begun yet. */
  | { readonly at: 'starting' }
  /** Browsers give the microphone to secure pages alone. */
  | { readonly at: 'insecure' }
  /** The browser has no WebRTC. */
  | { readonly at: 'unsupported' }
  | { readonly at: 'no_extension' }
  /** The phone of this extension is open in another tab. */
  | { readonly at: 'other_tab' }
  | { readonly at: 'connecting' }
  | { readonly at: 'registered' }
  /** The server was not reached; tries again by itself. */
  | { readonly at: 'unreachable' }
  /** The server did not take the login; tries again by itself. */
  | { readonly at: 'refused'; readonly status: number };

export type LineEvent =
  | { readonly type: 'socket_connecting' }
  | { readonly type: 'socket_lost' }
  | { readonly type: 'registered' }
  | { readonly type: 'unregistered' }
  | { readonly type: 'refused'; readonly status: number }
  | { readonly type: 'account_failed' };

/** The line after an event. Only the first connection is being made; while one is sought again it is unreachable. */
export function lineAfter(line: LineState, event: LineEvent): LineState {
  switch (event.type) {
    case 'socket_connecting':
      return line.at === 'unreachable' || line.at === 'refused' ? line : { at: 'connecting' };
    case 'registered':
      return { at: 'registered' };
    case 'unregistered':
      return line.at === 'registered' ? { at: 'connecting' } : line;
    case 'refused':
      return { at: 'refused', status: event.status };
    case 'socket_lost':
    case 'account_failed':
      return { at: 'unreachable' };
  }
}

/** What keeps the phone from being started in this browser; null: nothing. */
export function obstacle(browser: { readonly isSecure: boolean; readonly hasWebRtc: boolean }): LineState | null {
  if (!browser.isSecure) return { at: 'insecure' };
  return browser.hasWebRtc ? null : { at: 'unsupported' };
}
