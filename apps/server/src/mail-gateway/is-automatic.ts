import type { MailContent } from './received-mail.ts';

/**
 * Whether no person wrote a mail: bounces, automatic answers and lists, which must become no fax and get no answer, so that two
 * machines never write to each other for ever (RFC 3834 §2, RFC 2919; contract 30 §22).
 */
export function isAutomatic({ headers }: Pick<MailContent, 'headers'>, envelopeFrom: string): boolean {
  if (envelopeFrom === '') return true;
  const submitted = headers.get('auto-submitted')?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== '' && !submitted.startsWith('no')) return true;
  if (/^\s*(bulk|list|junk|auto_reply)\b/i.test(headers.get('precedence') ?? '')) return true;
  if (MARKS.some((name) => headers.has(name))) return true;
  return /^multipart\/report\b/i.test(headers.get('content-type')?.trim() ?? '');
}

const MARKS = [
  'list-id',
  'list-unsubscribe',
  'x-autoreply',
  'x-autorespond',
  'x-auto-response-suppress',
  'x-failed-recipients',
];
