import { INLINE_TAGS, sanitise } from '../../html/sanitise.ts';
import { errors } from '../../http/errors.ts';
import { checkedRecipient } from '../../mail/recipient.ts';
import { readHostName } from './host-name.ts';
import type { BrandingBody } from './schema.ts';
import type { BrandingValues } from './store.ts';

/** In octets, once it is sanitised. */
const LONGEST_FOOTER = 8 * 1024;
/** What could end the attribute or the style that an address is put into. */
const BREAKS_OUT = /[\s"'<>\\\p{C}]/u;

/**
 * What was sent, as it is stored; what was not sent is absent.
 * @throws ApiError 400
 */
export function readBrandingValues(sent: BrandingBody): Partial<BrandingValues> {
  return {
    ...(sent.domain === undefined ? {} : { domain: readDomain(sent.domain) }),
    ...(sent.title === undefined ? {} : { title: readTitle(sent.title) }),
    ...(sent.footer === undefined ? {} : { footer: readFooter(sent.footer) }),
    ...(sent.logo === undefined ? {} : { logo: readLogoName(sent.logo ?? '') }),
    ...(sent.defaultvalue === undefined ? {} : { def: sent.defaultvalue === 1 }),
    ...(sent.favicon_url === undefined ? {} : { favicon_url: readUrl('favicon_url', sent.favicon_url ?? '') }),
    ...(sent.login_bg_url === undefined ? {} : { login_bg_url: readUrl('login_bg_url', sent.login_bg_url ?? '') }),
    ...(sent.login_subtitle === undefined ? {} : { login_subtitle: sent.login_subtitle?.trim() ?? '' }),
    ...(sent.support_email === undefined ? {} : { support_email: readAddress(sent.support_email ?? '') }),
    ...(sent.theme_lock === undefined ? {} : { theme_lock: sent.theme_lock ?? '' }),
  };
}

function readDomain(text: string): string {
  const host = readHostName(text);
  if (host === null) throw errors.badField('domain', 'must be a host name');
  return host;
}

function readTitle(text: string): string {
  const title = text.trim();
  if (title === '') throw errors.badField('title', 'must not be empty');
  return title;
}

function readFooter(html: string): string {
  const footer = sanitise(html, INLINE_TAGS);
  if (Buffer.byteLength(footer) > LONGEST_FOOTER) throw errors.badField('footer', 'must not be longer than 8 KiB');
  return footer;
}

/** The answer of the upload is JSON: some hand it on with its quotes (contract 10 §7.1). */
function readLogoName(text: string): string | null {
  const name = text.trim().replace(/^"(.*)"$/, '$1');
  return name === '' ? null : name;
}

/** An address of the web, or a path on this site. */
function readUrl(field: 'favicon_url' | 'login_bg_url', sent: string): string {
  const text = sent.trim();
  const isPath = /^\/(?!\/)/.test(text);
  const isWeb = /^https?:\/\//i.test(text) && URL.canParse(text);
  if (text !== '' && (BREAKS_OUT.test(text) || !(isPath || isWeb))) {
    throw errors.badField(field, 'must be an http or https address, or a path that begins with /');
  }
  return text;
}

/** Answers to mails go there: only what a mail can be sent to. */
function readAddress(sent: string): string {
  const address = sent.trim();
  if (address === '') return '';
  try {
    return checkedRecipient({ address }).address;
  } catch {
    throw errors.badField('support_email', 'must be an e-mail address');
  }
}
