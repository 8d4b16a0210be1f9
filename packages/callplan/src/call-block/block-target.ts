import { type Destination, parseAppDestination, parseDestination } from '../destination.ts';
import type { Parsed } from '../parsed.ts';
import type { CallBlockConfiguration } from './configuration.ts';

/** Where a rule sends the calls that it takes (contract 20 §10.1); null: its action leads nowhere. Never throws. */
export function blockTarget({
  action,
  app,
  data,
}: Pick<CallBlockConfiguration, 'action' | 'app' | 'data'>): Parsed<Destination> | null {
  if (action !== 'voicemail' && action !== 'transfer') return null;
  if (action === 'transfer' || app.trim() !== '') return parseAppDestination(app, data);
  // A mailbox by its number, or by what is dialled to leave a message there.
  const mailbox = parseAppDestination('voicemail', data);
  return mailbox.ok ? mailbox : parseDestination(data);
}
