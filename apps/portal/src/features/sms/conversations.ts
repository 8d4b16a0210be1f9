import type { AnswerOf, RowOf } from '@strowger/client';

/** A conversation by its last message. */
export type Conversation = AnswerOf<'/api/sms/threads'>[number];

/** A text message. */
export type Message = AnswerOf<'/api/sms/messages'>[number];

/** What of the page stands in the address. */
export interface Shown {
  /** Key of the conversation that is open; empty: none is. */
  readonly thread: string;
  /** A message to somebody new is written. */
  readonly fresh: boolean;
}

/** Whatever stands in the address, as what is shown. */
export function readShown(raw: Readonly<Record<string, unknown>>): Shown {
  const { thread, fresh } = raw;
  const key = typeof thread === 'string' || typeof thread === 'number' ? String(thread) : '';
  return { thread: key, fresh: fresh === true && key === '' };
}

/** The conversation that a number belongs to: its digits and `+` alone. */
function threadKeyOf(number: string): string {
  return number.replace(/[^0-9+]/g, '');
}

type Unread = Pick<RowOf<'/api/smses'>, 'transmission_id' | 'contact_phone'>;

/** Ids of the unread messages of each conversation, by its key. */
export function unreadByThread(rows: readonly Unread[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const { transmission_id, contact_phone } of rows) {
    const key = threadKeyOf(contact_phone ?? '');
    const ids = found.get(key);
    if (ids === undefined) found.set(key, [transmission_id]);
    else ids.push(transmission_id);
  }
  return found;
}

/** Conversations whose number or last message contains what is looked for. */
export function matching(conversations: readonly Conversation[], search: string): readonly Conversation[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return conversations;
  const digits = threadKeyOf(wanted);
  return conversations.filter(
    ({ thread_key, last_body }) =>
      (digits !== '' && thread_key.includes(digits)) || last_body.toLowerCase().includes(wanted),
  );
}
