/** What a softphone has to know to register. */
export interface SoftphoneAccount {
  readonly number: string;
  readonly name: string;
  readonly password: string;
  /** SIP domain of the tenant: what stands behind the `@`. */
  readonly domain: string;
  /** Host that the phone talks to. */
  readonly server: string;
}

/** The address of an account with all that a phone needs (RFC 3261 §19.1): user, password, domain, transport. */
export function accountUri({ number, password, domain }: SoftphoneAccount): string {
  const secret = password === '' ? '' : `:${encodeURIComponent(password)}`;
  return `sip:${number}${secret}@${domain};transport=tcp`;
}

/** The account as Grandstream Wave reads it from a QR code. */
export function waveAccount({ number, name, password, domain, server }: SoftphoneAccount): string {
  const fields: readonly (readonly [name: string, value: string])[] = [
    ['RegisterServer', domain],
    ['OutboundServer', server],
    ['UserID', number],
    ['AuthID', number],
    ['AuthPass', password],
    ['AccountName', name],
    ['DisplayName', name],
    ['Voicemail', '*97'],
    ['Dialplan', '{x+|*x+|*++|+x+}'],
    ['RandomPort', '0'],
  ];
  const account = fields.map(([tag, value]) => `<${tag}>${xmlText(value)}</${tag}>`).join('');
  return `<?xml version="1.0" encoding="utf-8"?><AccountConfig version="1"><Account>${account}</Account></AccountConfig>`;
}

function xmlText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
