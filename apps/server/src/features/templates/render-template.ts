import { sanitiseMail, textOfHtml } from '../../html/sanitise-mail.ts';
import type { RenderedLetter } from '../../mail/render-letter.ts';
import { resolveTokens } from '../../merge-tokens/resolve-tokens.ts';
import type { TokenValues } from '../../merge-tokens/token-names.ts';

/** A template as it is stored. */
interface StoredTemplate {
  readonly subject: string;
  readonly body: string;
  /** Empty: what the body says. */
  readonly body_alt: string;
}

/** A template's mail, its tokens replaced: what their values hold brings no markup that mails may not have. */
export function renderTemplate({ subject, body, body_alt }: StoredTemplate, tokens: TokenValues): RenderedLetter {
  const html = sanitiseMail(resolveTokens(body, tokens, 'html'));
  return {
    subject: resolveTokens(subject, tokens, 'text').replace(/\p{Cc}+/gu, ' '),
    html,
    text: body_alt === '' ? textOfHtml(html) : resolveTokens(body_alt, tokens, 'text'),
  };
}
