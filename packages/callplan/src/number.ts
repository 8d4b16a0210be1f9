/** Numbers of extensions, groups, queues, menus, conferences, mailboxes, flows and time conditions (contract 20 §0.7). */
const DIALABLE_NUMBER = /^[0-9]{2,11}$/;

/** Feature codes a tenant gives to its own objects (contract 20 §0.7). */
const FEATURE_CODE = /^\*[0-9]{2,9}$/;

/** What a telephone number may look like where one is transferred to: internal, national or E.164 (contract 20 §0.9). */
const TELEPHONE_NUMBER = /^\+?[0-9]{1,20}$/;

/** A code as dialled: a star, the code and what follows it, e.g. `*72+441632960000` or `**1001`. */
const DIALLED_CODE = /^\*[0-9*#+]{1,30}$/;

const VISUAL_SEPARATORS = /[\s().-]/g;

/** True for a number that an object of a domain may carry. */
export function isDialableNumber(text: string): boolean {
  return DIALABLE_NUMBER.test(text);
}

/** True for a feature code that an object of a domain may carry; whether a built-in code has it is asked elsewhere. */
export function isFeatureCode(text: string): boolean {
  return FEATURE_CODE.test(text);
}

export function isTelephoneNumber(text: string): boolean {
  return TELEPHONE_NUMBER.test(text);
}

export function isDialledCode(text: string): boolean {
  return DIALLED_CODE.test(text);
}

/** `+44 (1632) 960-000` → `+441632960000`; text that is no number without its separators stays as it is. */
export function stripVisualSeparators(text: string): string {
  const bare = text.replace(VISUAL_SEPARATORS, '');
  return isTelephoneNumber(bare) || isDialledCode(bare) ? bare : text;
}
