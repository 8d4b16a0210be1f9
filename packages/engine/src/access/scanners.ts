import type { Flow, SipRequest } from '@strowger/sip';
import type { SwitchHost } from '@strowger/switch';

const LONGEST_NAME = 80;

/** What the tools that search networks for SIP servers and extensions call themselves unless told otherwise. */
const SCANNER = /friendly-scanner|sipvicious|sipcli|sip-scan|sundayddr|vaxsipuseragent|iwar|smap/i;

/**
 * Recognises the requests of tools that do not even hide what they are, and tells the host. They are not answered, so that
 * they find no server; a tool that hides its name learns no more from the answers it gets.
 */
export function scannerFilter(host: Pick<SwitchHost, 'security'>): (request: SipRequest, flow: Flow) => boolean {
  return ({ headers }, { remote }) => {
    const name = headers.get('User-Agent')?.slice(0, LONGEST_NAME) ?? '';
    if (!SCANNER.test(name)) return false;
    host.security({ kind: 'refused', source: remote.address, reason: 'scanner', status: null, detail: name });
    return true;
  };
}
