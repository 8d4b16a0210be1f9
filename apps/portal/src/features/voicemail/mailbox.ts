import type { AnswerOf } from '@strowger/client';

/** A mailbox as the API gives it. */
export type Mailbox = AnswerOf<'/api/voicemails/{voicemail_uuid}'>;

/** What mails about messages carry. */
export const MAIL_FILES = ['attach', 'link', 'none'] as const;

/** What the form of a mailbox edits. */
export interface MailboxValues {
  voicemail_id: string;
  /** Empty: stays as it is. */
  voicemail_password: string;
  voicemail_mail_to: string | null;
  voicemail_sms_to: string | null;
  voicemail_file: (typeof MAIL_FILES)[number];
  voicemail_local_after_email: boolean;
  voicemail_transcription_enabled: boolean;
  voicemail_tutorial: boolean;
  voicemail_recording_instructions: boolean;
  voicemail_recording_options: boolean;
  voicemail_alternate_greet_id: string | null;
  voicemail_enabled: boolean;
  voicemail_description: string | null;
  voicemail_destinations: { voicemail_uuid_copy: string }[];
}

export const NEW_MAILBOX: MailboxValues = {
  voicemail_id: '',
  voicemail_password: '',
  voicemail_mail_to: null,
  voicemail_sms_to: null,
  voicemail_file: 'attach',
  voicemail_local_after_email: true,
  voicemail_transcription_enabled: false,
  voicemail_tutorial: false,
  voicemail_recording_instructions: false,
  voicemail_recording_options: false,
  voicemail_alternate_greet_id: null,
  voicemail_enabled: true,
  voicemail_description: null,
  voicemail_destinations: [],
};

/** The form's values of a mailbox as the API gives it. */
export function valuesOf(mailbox: Mailbox): MailboxValues {
  return {
    voicemail_id: mailbox.voicemail_id,
    voicemail_password: mailbox.voicemail_password ?? '',
    voicemail_mail_to: mailbox.voicemail_mail_to,
    voicemail_sms_to: mailbox.voicemail_sms_to,
    voicemail_file: MAIL_FILES.find((file) => file === mailbox.voicemail_file) ?? 'link',
    voicemail_local_after_email: mailbox.voicemail_local_after_email,
    voicemail_transcription_enabled: mailbox.voicemail_transcription_enabled,
    voicemail_tutorial: mailbox.voicemail_tutorial,
    voicemail_recording_instructions: mailbox.voicemail_recording_instructions,
    voicemail_recording_options: mailbox.voicemail_recording_options,
    voicemail_alternate_greet_id: mailbox.voicemail_alternate_greet_id,
    voicemail_enabled: mailbox.voicemail_enabled,
    voicemail_description: mailbox.voicemail_description,
    voicemail_destinations: [...mailbox.voicemail_destinations]
      .sort((a, b) => a.destination_order - b.destination_order)
      .map(({ voicemail_uuid_copy }) => ({ voicemail_uuid_copy })),
  };
}

/** Copies as they are sent: in their order, without rows in which nothing was chosen. */
export function copiesToSend(rows: MailboxValues['voicemail_destinations']) {
  return rows
    .filter(({ voicemail_uuid_copy: copy }) => copy !== '')
    .map(({ voicemail_uuid_copy }, destination_order) => ({ voicemail_uuid_copy, destination_order }));
}
