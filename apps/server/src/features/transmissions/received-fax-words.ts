import type { Trx } from '@strowger/db';
import { escapeHtml } from '../../html/escape-html.ts';
import type { Attachment } from '../../mail/mail.ts';
import type { RenderedLetter } from '../../mail/render-letter.ts';
import type { Platform } from '../../platform.ts';
import { readTokenValues } from '../documents/transmission-tokens.ts';
import { readAttachments } from '../templates/attachments.ts';
import { renderTemplate } from '../templates/render-template.ts';

/** Type of the template in which a tenant says himself that a fax came (contract 30 §21). */
const TYPE = 'fax_received';
const SUBJECT = 'You have received a Fax';

interface OwnWords {
  readonly words: RenderedLetter;
  /** What is attached to the template. */
  readonly attachments: readonly Attachment[];
}

/**
 * What a tenant's newest `fax_received` template makes of a fax; null: he has none, and the product's words are used.
 * @param href where the fax lies; null: it is attached
 */
export async function receivedFaxWords(
  trx: Trx,
  parts: Pick<Platform, 'environment'>,
  fax: { readonly tenantId: number; readonly transmissionId: number; readonly at: Date },
  href: string | null,
): Promise<OwnWords | null> {
  const template = await trx
    .selectFrom('templates')
    .select(['template_id', 'subject', 'body', 'body_alt'])
    .where('tenant_id', '=', fax.tenantId)
    .where('type', '=', TYPE)
    .orderBy('template_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!template) return null;
  const words = renderTemplate(template, await readTokenValues(trx, parts, fax.transmissionId, fax.at));
  const files = await readAttachments(trx, template.template_id);
  return {
    words: withLink({ ...words, subject: words.subject.trim() || SUBJECT }, href),
    attachments: files.map(({ name, content_type, stored_file }) => ({
      fileName: name,
      contentType: content_type,
      file: stored_file,
    })),
  };
}

function withLink(words: RenderedLetter, href: string | null): RenderedLetter {
  if (href === null) return words;
  return {
    ...words,
    html: `${words.html}<p><a href="${escapeHtml(href)}">${escapeHtml(href)}</a></p>`,
    text: `${words.text.trimEnd()}\n\n${href}\n`,
  };
}
