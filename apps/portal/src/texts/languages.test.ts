import { describe, expect, it } from 'vitest';
import { chooseLanguage, MODULES } from './languages.ts';
import type { Texts } from './texts-module.ts';

const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}|<\/?(\w+)>/g)].map(([it]) => it).sort();

function pairs(en: Texts, es: Texts, path: string): [string, string, string][] {
  return Object.entries(en).flatMap(([key, text]): [string, string, string][] => {
    const other = es[key];
    if (typeof text === 'string') return [[`${path}.${key}`, text, typeof other === 'string' ? other : '']];
    return pairs(text, typeof other === 'object' ? other : {}, `${path}.${key}`);
  });
}

describe('languages', () => {
  it('begin with what was chosen, then with what the browser prefers, else with English', () => {
    expect(chooseLanguage('es', ['en-US'])).toBe('es');
    expect(chooseLanguage(null, ['fr-FR', 'es-MX', 'en'])).toBe('es');
    expect(chooseLanguage('tlh', ['fr'])).toBe('en');
    expect(chooseLanguage('toString', [])).toBe('en');
  });

  it('say everything in Spanish with the same placeholders', async () => {
    for (const [name, load] of Object.entries(MODULES.en)) {
      const spanish = Object.entries(MODULES.es).find(([it]) => it === name)?.[1];
      const texts = pairs((await load()).texts, (await spanish?.())?.texts ?? {}, name);
      expect(texts.length).toBeGreaterThan(0);
      for (const [key, en, es] of texts) {
        expect(es.trim(), key).not.toBe('');
        expect(placeholders(es), key).toEqual(placeholders(en));
      }
    }
  });
});
