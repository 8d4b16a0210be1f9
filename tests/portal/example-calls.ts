import type { Subscriber } from '../calls/subscriber.ts';
import { expectStatus, rowsOf } from '../system/api-client.ts';
import { eventually } from '../system/eventually.ts';
import type { ExampleCompany } from './example-company.ts';

/** Caller, called, how long they talk: one suffices for a test, pictures show more. */
const OVER = [
  ['201', '203', 1200],
  ['202', '207', 3400],
  ['206', '204', 2100],
  ['208', '201', 4300],
] as const;
/** The greeting takes half of it. */
const MESSAGE_MS = 14_000;

/**
 * Calls that are over, and one that goes on.
 * @param lastsMs how long the latter may last
 */
export async function makeExampleCalls(company: ExampleCompany, lastsMs: number): Promise<void> {
  const forPictures = process.env['STROWGER_SCREENSHOTS'] !== undefined;
  const of = (number: string) => subscriber(company, number);
  const over = OVER.slice(0, forPictures ? OVER.length : 1);
  await Promise.all(over.map(([from, to, talkMs]) => talk(of(from), of(to), talkMs)));
  if (forPictures) await leaveMessage(company, of('203'), '204');
  await of('205').sippCallee('uas-answers-and-waits-for-bye', { timeoutMs: lastsMs });
  await of('203').sipp('uac-invites-and-waits-for-bye', { number: '205', display: 'Priya Raman', timeoutMs: lastsMs });
  await company.office.channelsWhen((channels) => channels.length > 0);
  const [record] = await company.office.records(of('201'));
  company.note('cdr', String(record?.['call_id']));
}

function subscriber({ subscribers }: ExampleCompany, number: string): Subscriber {
  const found = subscribers.get(number);
  if (found === undefined) throw new Error(`nobody has ${number}`);
  return found;
}

async function talk(from: Subscriber, to: Subscriber, talkMs: number): Promise<void> {
  const called = await to.sippCallee('uas-answers-and-waits-for-bye');
  const caller = await from.sipp('uac-invites-talks-and-hangs-up', { number: to.number, talkMs });
  await Promise.all([caller.succeeds(), called.succeeds()]);
}

async function leaveMessage({ asAdmin }: ExampleCompany, from: Subscriber, mailbox: string): Promise<void> {
  const caller = await from.sipp('uac-invites-talks-and-hangs-up', { number: `*99${mailbox}`, talkMs: MESSAGE_MS });
  await caller.succeeds();
  const boxes = rowsOf(await asAdmin('GET', '/voicemails'));
  const box = boxes.find(({ voicemail_id }) => voicemail_id === mailbox);
  await eventually(
    async () => rowsOf(expectStatus(await asAdmin('GET', `/voicemails/${box?.['voicemail_uuid']}/messages`), 200)),
    (messages) => messages.length > 0,
  );
}
