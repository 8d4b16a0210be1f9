/** Full spelling of the header fields we know, with the compact form where one is registered. */
const known: ReadonlyArray<readonly [string, string?]> = [
  ['Via', 'v'],
  ['From', 'f'],
  ['To', 't'],
  ['Call-ID', 'i'],
  ['CSeq'],
  ['Contact', 'm'],
  ['Max-Forwards'],
  ['Content-Length', 'l'],
  ['Content-Type', 'c'],
  ['Content-Encoding', 'e'],
  ['Subject', 's'],
  ['Supported', 'k'],
  ['Event', 'o'],
  ['Refer-To', 'r'],
  ['Referred-By', 'b'],
  ['Allow-Events', 'u'],
  ['Session-Expires', 'x'],
  ['Request-Disposition', 'd'],
  ['Accept-Contact', 'a'],
  ['Reject-Contact', 'j'],
  ['Identity', 'y'],
  ['Identity-Info', 'n'],
  ['Accept'],
  ['Accept-Encoding'],
  ['Accept-Language'],
  ['Alert-Info'],
  ['Allow'],
  ['Authentication-Info'],
  ['Authorization'],
  ['Call-Info'],
  ['Content-Disposition'],
  ['Content-Language'],
  ['Date'],
  ['Diversion'],
  ['Error-Info'],
  ['Expires'],
  ['In-Reply-To'],
  ['MIME-Version'],
  ['Min-Expires'],
  ['Min-SE'],
  ['Organization'],
  ['P-Asserted-Identity'],
  ['P-Preferred-Identity'],
  ['Path'],
  ['Priority'],
  ['Privacy'],
  ['Proxy-Authenticate'],
  ['Proxy-Authorization'],
  ['Proxy-Require'],
  ['RAck'],
  ['RSeq'],
  ['Reason'],
  ['Record-Route'],
  ['Remote-Party-ID'],
  ['Replaces'],
  ['Reply-To'],
  ['Require'],
  ['Retry-After'],
  ['Route'],
  ['SIP-ETag'],
  ['SIP-If-Match'],
  ['Server'],
  ['Service-Route'],
  ['Subscription-State'],
  ['Target-Dialog'],
  ['Timestamp'],
  ['Unsupported'],
  ['User-Agent'],
  ['WWW-Authenticate'],
  ['Warning'],
];

export interface HeaderName {
  /** Lower case, for comparing. */
  readonly key: string;
  /** As it is written on the wire. */
  readonly label: string;
  /** Comma-separated values are held one by one. */
  readonly listed: boolean;
}

const listed = new Set(['via', 'route', 'record-route', 'contact', 'path', 'service-route']);
const names = new Map<string, HeaderName>();
for (const [label, compact] of known) {
  const key = label.toLowerCase();
  const name = { key, label, listed: listed.has(key) };
  for (const spelling of [label, key, compact, compact?.toUpperCase()]) {
    if (spelling !== undefined) names.set(spelling, name);
  }
}

/** The name for a usual spelling or a compact form of a field we know. */
export function knownHeader(spelling: string): HeaderName | undefined {
  return names.get(spelling);
}

/** Full name for any spelling or compact form; a name we do not know keeps its spelling. */
export function headerName(spelling: string): HeaderName {
  const direct = names.get(spelling);
  if (direct !== undefined) return direct;
  const key = spelling.toLowerCase();
  return names.get(key) ?? { key, label: spelling, listed: false };
}
