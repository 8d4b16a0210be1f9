import type { Words } from '../grammar/grammar.ts';

const KEYS: Readonly<Record<string, string>> = {
  '*': 'digits/star',
  '#': 'digits/pound',
  '+': 'letters/plus',
  '-': 'digits/minus',
};

/** Keys one by one: digits, star, pound and a leading plus or minus; separators are not read. */
export function sayDigits(text: string): Words {
  const keys = /^\s*[+-]/.test(text) ? text : text.replaceAll(/[+-]/g, '');
  return [...keys].flatMap((key, index) => {
    if (/[0-9]/.test(key)) return [`digits/${key}`];
    const word = (key === '-' || key === '+') && index > 0 ? undefined : KEYS[key];
    return word === undefined ? [] : [word];
  });
}
