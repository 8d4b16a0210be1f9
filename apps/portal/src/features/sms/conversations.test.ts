import { describe, expect, it } from 'vitest';
import { matching, readShown, unreadByThread } from './conversations.ts';

const conversation = (thread_key: string, last_body: string) => ({
  thread_key,
  last_body,
  last_direction: 'inbound' as const,
  last_status: 'received' as const,
  last_created: 1,
});

describe('conversations', () => {
  it('counts what is unread by the key of the conversation, however the number is written', () => {
    const rows = [
      { transmission_id: 7, contact_phone: '+44 1632 960-171' },
      { transmission_id: 8, contact_phone: '+441632960171' },
      { transmission_id: 9, contact_phone: '5551' },
    ];
    expect([...unreadByThread(rows)]).toEqual([
      ['+441632960171', [7, 8]],
      ['5551', [9]],
    ]);
  });

  it('finds by number and by words', () => {
    const all = [conversation('+441632960171', 'See you'), conversation('5551', 'Thanks')];
    expect(matching(all, '1632 960')).toEqual([all[0]]);
    expect(matching(all, 'thank')).toEqual([all[1]]);
    expect(matching(all, ' ')).toBe(all);
  });

  it('opens what the address names, a number of digits alone too', () => {
    expect(readShown({ thread: 5551 })).toEqual({ thread: '5551', fresh: false });
    expect(readShown({ fresh: true })).toEqual({ thread: '', fresh: true });
    expect(readShown({ thread: [], fresh: 'yes' })).toEqual({ thread: '', fresh: false });
  });
});
