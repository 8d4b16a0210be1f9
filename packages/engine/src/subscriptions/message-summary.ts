import type { DocumentFacts } from './document-facts.ts';
import type { LampState } from './lamp.ts';

/** What waits in a mailbox (RFC 3842 §5.2). */
export function messageSummary(state: LampState, { entity }: Pick<DocumentFacts, 'entity'>): string {
  const { fresh, saved } = state.shows === 'messages' ? state : { fresh: 0, saved: 0 };
  const lines = [
    `Messages-Waiting: ${fresh > 0 ? 'yes' : 'no'}`,
    `Message-Account: ${entity}`,
    `Voice-Message: ${fresh}/${saved} (0/0)`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
