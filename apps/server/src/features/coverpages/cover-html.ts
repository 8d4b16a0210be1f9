import type { Trx } from '@strowger/db';
import { escapeHtml } from '../../html/escape-html.ts';
import { sanitisePage } from '../../html/sanitise-page.ts';
import { resolveTokens } from '../../merge-tokens/resolve-tokens.ts';
import type { TokenValues } from '../../merge-tokens/token-names.ts';

/** The sheet of faxes that came by mail (contract 30 §13). */
const ROWS: readonly (readonly [label: string, value: string])[] = [
  ['To', '[transmission:destination:phone]'],
  ['From', '[user:first_name] [user:last_name]'],
  ['Number', '[transmission:source:phone]'],
  ['Company', '[user:company]'],
  ['Date', '[program:date]'],
  ['Subject', '[template:subject]'],
];

const row = ([label, value]: readonly [string, string]) =>
  `<tr><td><b>${escapeHtml(label)}</b></td><td>${value}</td></tr>`;

const DEFAULT_SHEET = `<h1 style="text-align:center">Fax Transmission</h1><table style="width:100%">${ROWS.map(row).join('')}</table><p>[template:body]</p>`;

/** A cover with its tokens replaced; null: there is none, or it has been deleted. */
export async function coverHtml(
  trx: Trx,
  tenantId: number,
  cover: { readonly coverId: number } | 'default' | null,
  tokens: TokenValues,
): Promise<string | null> {
  if (cover === null) return null;
  if (cover === 'default') return resolveTokens(DEFAULT_SHEET, tokens, 'html');
  const page = await trx
    .selectFrom('cover_pages')
    .select('description')
    .where('coverpage_id', '=', cover.coverId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return page ? sanitisePage(resolveTokens(page.description, tokens, 'html')) : null;
}
