import type { SendMailOptions } from 'nodemailer';
import type { Posting } from './carrier.ts';

/** The mail as nodemailer builds it: both bodies, and headers that keep robots from answering (RFC 3834 §5). */
export function mimeOf({
  message,
  messageId,
  sender,
  date,
  attachments,
  isPersonal = false,
}: Posting): SendMailOptions {
  return {
    from: { name: message.fromName, address: sender },
    to: { name: message.to.name ?? '', address: message.to.address },
    ...(message.replyTo === undefined ? {} : { replyTo: { name: '', address: message.replyTo } }),
    envelope: { from: sender, to: [message.to.address] },
    subject: message.subject,
    messageId,
    date,
    text: message.text,
    html: message.html,
    attachments: attachments.map(({ fileName, contentType, content }) => ({
      filename: fileName,
      contentType,
      content,
    })),
    headers: isPersonal ? {} : { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
