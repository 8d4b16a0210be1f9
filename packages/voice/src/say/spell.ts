import type { Words } from '../grammar/grammar.ts';

const SIGNS: Readonly<Record<string, string>> = {
  ' ': 'letters/space',
  '!': 'letters/exclaimation-point',
  '@': 'letters/at',
  $: 'letters/dollar',
  '-': 'letters/dash',
  '.': 'letters/dot',
  '/': 'letters/slash',
  '=': 'letters/equals',
  '+': 'letters/plus',
  '*': 'digits/star',
  '#': 'digits/pound',
};
const BY_CODE = new Set('"%&\'(),:;<>?[\\]^_`{|}~');
const LIGATURES: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l' };

/** Letters, digits and signs one by one; accents are dropped, signs without a recording passed over. */
export function spell(text: string): Words {
  const plain = text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
  const letters = plain.trim().replaceAll(/[ßæœøđł]/g, (ligature) => LIGATURES[ligature] ?? '');
  return [...letters.replaceAll(/\s+/g, ' ')].flatMap((letter) => {
    if (/[a-z]/.test(letter)) return [`letters/${letter}`];
    if (/[0-9]/.test(letter)) return [`digits/${letter}`];
    if (BY_CODE.has(letter)) return [`letters/ascii${letter.charCodeAt(0)}`];
    const sign = SIGNS[letter];
    return sign === undefined ? [] : [sign];
  });
}
