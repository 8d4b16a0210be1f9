import { expectStatus } from '../../tests/system/api-client.ts';
import type { SystemUnderLoad } from '../load/system-under-load.ts';
import type { LoadPhones } from './load-phones.ts';

/** Numbers of the tenant whose applications are used; extensions begin at 2000. */
export const EXTENSIONS = {
  menuCaller: '2000',
  answering: '2001',
  queueCaller: '2002',
  leavesMessages: '2003',
  listensToMessages: '2004',
  confers: '2005',
  fillsMailbox: '2006',
  firstAgent: 2007,
};
export const NUMBERS = { menu: '7000', submenu: '7001', queue: '7100', mailbox: '7200', heardMailbox: '7201' };
export const PIN = '4321';
const UNLIMITED = -1;
const GREETING = 'tone_stream://%(2000,0,600);loops=1';

/** How long an agent talks with a caller. */
const AGENT_TALK_MS = 4000;

interface Applications {
  /** The mailbox that messages are left in. */
  readonly mailboxUuid: string;
  /** The mailbox whose messages are listened to. */
  readonly heardMailboxUuid: string;
  /** The number of each conference, with how many are to be in it. */
  readonly rooms: readonly { readonly number: string; readonly size: number }[];
}

/** Makes a menu with one below it, a queue, two mailboxes and rooms of these sizes, with the phones that answer. */
export async function makeApplications(
  { tenant }: SystemUnderLoad,
  phones: LoadPhones,
  scenarios: { readonly callee: string; readonly agent: string },
  { agents, roomSizes }: { readonly agents: number; readonly roomSizes: readonly number[] },
): Promise<Applications> {
  const make = async (resource: string, body: object) =>
    String(expectStatus(await tenant.asTenantAdmin('POST', `/${resource}`, body), 200).body);
  const option = (digits: string, action: string, param: string) => ({
    ivr_menu_option_digits: digits,
    ivr_menu_option_action: action,
    ivr_menu_option_param: param,
  });
  const menu = (extension: string, options: readonly object[]) =>
    make('ivr_menus', {
      ivr_menu_name: extension,
      ivr_menu_extension: extension,
      ivr_menu_greet_long: GREETING,
      options,
    });
  await menu(NUMBERS.submenu, [option('2', 'transfer', EXTENSIONS.answering)]);
  await menu(NUMBERS.menu, [option('1', 'menu-sub', NUMBERS.submenu)]);
  await phones.called(EXTENSIONS.answering, { scenario: scenarios.callee });

  const agentNumbers = Array.from({ length: agents }, (_, index) => String(EXTENSIONS.firstAgent + index));
  await make('call_queues', {
    queue_name: 'Support',
    queue_extension: NUMBERS.queue,
    queue_strategy: 'longest-idle-agent',
    agents: agentNumbers.map((number) => ({
      agent_name: `Agent ${number}`,
      agent_contact: number,
      agent_wrap_up_time: 0,
      agent_max_no_answer: 0,
    })),
  });
  for (const number of agentNumbers) {
    await phones.called(number, { scenario: scenarios.agent, talkMs: AGENT_TALK_MS });
  }

  const mailbox = (voicemail_id: string) =>
    make('voicemails', { voicemail_id, voicemail_password: PIN, greeting_id: 0 });
  const rooms = roomSizes.map((size, index) => ({ number: String(7300 + index), size }));
  for (const { number } of rooms) {
    await make('conferences', { conference_center_name: `Room ${number}`, conference_center_extension: number });
  }
  return {
    mailboxUuid: await mailbox(NUMBERS.mailbox),
    heardMailboxUuid: await mailbox(NUMBERS.heardMailbox),
    rooms,
  };
}

/** What the tenant of a soak may have. */
export const QUOTAS = {
  quota_call_queues: UNLIMITED,
  quota_conferences: UNLIMITED,
  quota_ivr_menus: UNLIMITED,
  quota_voicemails: UNLIMITED,
};
