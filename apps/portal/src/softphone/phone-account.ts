/** The login and the servers of a phone in the browser. */
export interface PhoneAccount {
  readonly extensionUuid: string;
  readonly number: string;
  readonly displayName: string;
  /** `sip:1001@acme.example` */
  readonly uri: string;
  readonly socketUrl: string;
  readonly login: { readonly user: string; readonly password: string };
  readonly iceServers: readonly RTCIceServer[];
  /** Epoch milliseconds from which login or servers are no longer taken. */
  readonly expiresAt: number;
}

/** What is read of `GET /softphone`. */
export interface SoftphoneAnswer {
  readonly websocket_url: string;
  readonly extensions: readonly {
    readonly extension_uuid: string;
    readonly extension: string;
    readonly display_name: string;
    readonly sip_uri: string;
    readonly login: { readonly user: string; readonly password: string; readonly expires_at: string } | null;
  }[];
  readonly ice_servers: readonly { urls: string[]; username?: string; credential?: string }[];
  readonly expires_at: string | null;
}

/** Where the portal was loaded from. */
type Place = Pick<Location, 'protocol' | 'host'>;

/**
 * The account of an extension.
 * @param wanted uuid of the extension that was chosen; where it is not among the user's, the first one counts
 * @returns null: the user has no extension, or acts in another's name
 */
export function phoneAccount(answer: SoftphoneAnswer, wanted: string | null, place: Place): PhoneAccount | null {
  const usable = answer.extensions;
  const extension = usable.find(({ extension_uuid: uuid }) => uuid === wanted) ?? usable[0];
  if (extension === undefined || extension.login === null) return null;
  const { user, password, expires_at: lapses } = extension.login;
  const ends = [lapses, answer.expires_at].flatMap((text) => (text === null ? [] : [Date.parse(text)]));
  return {
    extensionUuid: extension.extension_uuid,
    number: extension.extension,
    displayName: extension.display_name,
    uri: extension.sip_uri,
    socketUrl: socketUrl(answer.websocket_url, place),
    login: { user, password },
    iceServers: answer.ice_servers,
    expiresAt: Math.min(...ends.filter(Number.isFinite)),
  };
}

/** The server's own word where it is of the page's origin; else the page's origin, which is the server too. */
function socketUrl(told: string, { protocol, host }: Place): string {
  const scheme = protocol === 'https:' ? 'wss:' : 'ws:';
  const url = URL.canParse(told) ? new URL(told) : null;
  return url !== null && url.host === host && url.protocol === scheme ? told : `${scheme}//${host}/ws`;
}

/** How long before the end of an account to ask for another one, given what is left of it: milliseconds from now. */
export function renewInMs(expiresAt: number, now: number): number {
  const left = expiresAt - now;
  return Math.min(MOST_MS, Math.max(0, left - Math.min(MARGIN_MS, left / 2)));
}

const MARGIN_MS = 5 * 60_000;
/** Timers of browsers hold 31 bits. */
const MOST_MS = 24 * 3_600_000;
