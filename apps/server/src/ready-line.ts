import { isIPv6 } from 'node:net';
import type { RunningServer } from './compose.ts';
import { webSocketUrl } from './public-url.ts';

/** The one line that says where everything is. */
export function readyLine(server: Pick<RunningServer, 'platform'>): string {
  const { environment, settings } = server.platform;
  const url = settings.get('public_url');
  const host = isIPv6(environment.publicAddress) ? `[${environment.publicAddress}]` : environment.publicAddress;
  const tls = environment.sipsPort === 0 ? '' : `  SIP/TLS ${host}:${environment.sipsPort}`;
  const sip = `SIP ${host}:${environment.sipPort}${tls}  SIP/WebSocket ${webSocketUrl(url)}`;
  return `Strowger is ready: portal ${url}/  API ${url}/api  docs ${url}/api/docs  ${sip}`;
}
