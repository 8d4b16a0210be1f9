import { prompt, type RecordedSentence } from './prompt.ts';

const press = (key: string, purpose: string) => `vm-press digits/${key} vm-for ${purpose}`;

/** "new messages" and "old messages": noun first in Spanish, its own adjective in Italian. */
const LISTEN_NEW: RecordedSentence = {
  en: 'vm-onefor vm-INBOX vm-messages',
  es: 'vm-onefor vm-messages vm-INBOX',
  it: 'vm-onefor vm-nuovi vm-messages',
};
const LISTEN_SAVED: RecordedSentence = {
  en: press('2', 'vm-Old vm-messages'),
  es: press('2', 'vm-messages vm-Old'),
  it: press('2', 'vm-vecchi vm-messages'),
};

/** Mailboxes (contract 20 §7.3, §7.4): menus name only the keys for which there are recordings. */
export const VOICEMAIL_PROMPTS = {
  vm_mailbox: prompt('ask', 'vm-login'),
  vm_leave_in_mailbox: prompt('ask', 'vm-whichbox'),
  vm_password: prompt('ask', 'vm-password'),
  vm_login_incorrect: prompt('refused', 'vm-incorrect'),
  vm_mailbox_incorrect: prompt('refused', 'vm-incorrect-mailbox'),
  vm_leave_message: prompt('ask', 'vm-intro'),
  vm_not_available: prompt('notice', 'vm-nobodyavail'),
  vm_too_short: prompt('refused', 'vm-tooshort'),
  vm_mailbox_full: prompt('refused', 'vm-mailboxfull'),
  vm_message_saved: prompt('done', 'vm-msgsaved'),
  vm_message_deleted: prompt('done', 'vm-deleted'),
  vm_message_undeleted: prompt('done', 'vm-undeleted'),
  vm_message_forwarded: prompt('done', { en: 'vm-msgforwarded', es: 'vm-msgsaved' }),
  vm_no_more: prompt('notice', 'vm-nomore'),
  vm_unknown_caller: prompt('notice', 'vm-unknown-caller'),
  vm_no_callback_number: prompt('refused', 'vm-nonumber'),
  vm_calling_back: prompt('notice', 'vm-dialout'),
  vm_recording_options: prompt(
    'ask',
    'vm-press digits/1 to-listen-to-it',
    press('2', 'vm-saved'),
    'vm-torerecord',
    'vm-delete',
  ),
  vm_main_menu: prompt('ask', LISTEN_NEW, LISTEN_SAVED),
  vm_message_menu: prompt('ask', press('2', 'vm-saved'), 'vm-tohearenv', 'vm-delete', 'vm-toforward', 'vm-starmain'),
  vm_deleted_menu: prompt('ask', 'vm-undelete', 'vm-starmain'),
  vm_advanced_menu: prompt('ask', 'vm-tempgreeting', press('6', 'vm-password')),
  vm_forward_to: prompt('ask', 'vm-extension'),
  vm_forward_introduction: prompt('ask', 'vm-record-prepend'),
  vm_new_user: prompt('notice', 'vm-newuser'),
  vm_record_greeting: prompt('ask', 'vm-rec-unv'),
  vm_record_name: prompt('ask', 'vm-rec-name'),
  vm_new_pin: prompt('ask', 'vm-newpassword'),
  vm_repeat_pin: prompt('ask', 'vm-reenterpassword'),
  vm_pins_differ: prompt('refused', 'vm-mismatch'),
  vm_pin_refused: prompt('refused', 'vm-invalid-password'),
  vm_pin_changed: prompt('done', 'vm-passchanged'),
  vm_to_operator: prompt('ask', 'vm-reachoper'),
} as const;
