/** How an account sends, as a form edits it (contract 30 §8, §20). */
export interface FaxSettings {
  /** Id; empty: none. */
  coverpage: string;
  fax_ident: string;
  fax_header: string;
  fax_ecm: boolean;
  fax_t38: boolean;
  emailtofax_coversheet: boolean;
}

/** What an account has stored, as a form. */
export function faxSettings(stored: Readonly<Record<string, unknown>>): FaxSettings {
  const cover = Number(stored['coverpage']);
  return {
    coverpage: Number.isSafeInteger(cover) && cover > 0 ? String(cover) : '',
    fax_ident: textOf(stored['fax_ident']),
    fax_header: textOf(stored['fax_header']),
    fax_ecm: !['false', '0'].includes(textOf(stored['fax_ecm'])),
    fax_t38: ['true', '1'].includes(textOf(stored['fax_t38'])),
    emailtofax_coversheet: stored['emailtofax_coversheet'] === 'body',
  };
}

/** What is stored for it; null takes a setting away, which leaves what the server does by itself. */
export function storedSettings(form: FaxSettings): Readonly<Record<string, unknown>> {
  return {
    coverpage: form.coverpage === '' ? null : Number(form.coverpage),
    fax_ident: form.fax_ident.trim() || null,
    fax_header: form.fax_header.trim() || null,
    fax_ecm: form.fax_ecm ? null : false,
    fax_t38: form.fax_t38 ? true : null,
    emailtofax_coversheet: form.emailtofax_coversheet ? 'body' : null,
  };
}

function textOf(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}
