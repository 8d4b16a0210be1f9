import { isIPv6 } from 'node:net';

/** `http://192.0.2.1:8080`; the scheme's own port is left out. */
export function serverUrl(scheme: 'http' | 'https', host: string, port: number): string {
  const usual = scheme === 'https' ? 443 : 80;
  return `${scheme}://${isIPv6(host) ? `[${host}]` : host}${port === usual ? '' : `:${port}`}`;
}

/** Where phones in browsers connect: `https://pbx.example.com` → `wss://pbx.example.com/ws`. */
export function webSocketUrl(publicUrl: string): string {
  return `${publicUrl.replace(/^http/, 'ws').replace(/\/$/, '')}/ws`;
}
