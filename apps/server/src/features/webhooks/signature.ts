import { createHmac } from 'node:crypto';

/**
 * Value of `X-Strowger-Signature` (contract 00 "Webhooks"): one `v1` for each valid secret.
 * @param time epoch seconds
 */
export function signatureOf(secrets: readonly string[], time: number, rawBody: string): string {
  const signatures = secrets.map((secret) => createHmac('sha256', secret).update(`${time}.${rawBody}`).digest('hex'));
  return [`t=${time}`, ...signatures.map((signature) => `v1=${signature}`)].join(',');
}
