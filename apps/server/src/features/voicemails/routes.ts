import { serveResource } from '../../http/resource/serve-resource.ts';
import { MediaStore } from '../../media-store/media-store.ts';
import type { Feature } from '../../platform.ts';
import { deleteMailedMessages } from './delete-mailed.ts';
import { messageRoutes } from './message-routes.ts';
import { voicemails } from './resource.ts';
import { SMS_JOB, sendSmsNotice } from './sms-notice.ts';
import { sweepMailboxFiles } from './sweep-files.ts';
import { TRANSCRIBE_JOB, transcribeMessage } from './transcription/transcribe-message.ts';

/** Mailboxes and their messages (contract 20 §7.1), and what becomes of messages by itself. */
export const voicemailRoutes: Feature = (route, platform) => {
  const parts = { ...platform, files: new MediaStore(platform.environment.data, platform.vault) };
  serveResource(route, platform, voicemails(platform));
  messageRoutes(route, platform);
  platform.jobs.handle(TRANSCRIBE_JOB, (data, signal) => transcribeMessage(parts, data, signal));
  platform.jobs.handle(SMS_JOB, (data, signal) => sendSmsNotice(parts, data, signal));
  platform.jobs.schedule('voicemail.delete-mailed', '* * * * *', (signal) => deleteMailedMessages(parts, signal));
  platform.jobs.schedule('voicemail.sweep-files', '11 4 * * *', (signal) => sweepMailboxFiles(parts, signal));
};
