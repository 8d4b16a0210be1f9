import { describe, expect, it } from 'vitest';
import { readMessageSummary } from './waiting-messages.ts';

describe('the summary of a mailbox (RFC 3842)', () => {
  it('tells new and old messages', () => {
    const body = 'Messages-Waiting: yes\r\nMessage-Account: sip:1001@acme.example\r\nVoice-Message: 2/8 (0/2)\r\n';
    expect(readMessageSummary(body)).toEqual({ fresh: 2, old: 8 });
  });

  it('tells at least that one waits where it does not count', () => {
    expect(readMessageSummary('Messages-Waiting: yes')).toEqual({ fresh: 1, old: 0 });
    expect(readMessageSummary('messages-waiting:no\r\n')).toEqual({ fresh: 0, old: 0 });
  });

  it('is nothing else', () => {
    expect(readMessageSummary('')).toBeNull();
    expect(readMessageSummary('Voice-Message: 1/0')).toBeNull();
  });
});
