import { expect, it } from 'vitest';
import { PrefixTree } from './prefix-tree.ts';

it('finds what stands under the beginnings of a text, and under nothing else', () => {
  const tree = new PrefixTree<string>();
  for (const prefix of ['', '4', '44', '449', '49', '44']) tree.put(prefix, `under ${prefix}`);
  expect(tree.of('4420')).toEqual([['under '], ['under 4'], ['under 44', 'under 44']]);
  expect(tree.of('44')).toEqual([['under '], ['under 4'], ['under 44', 'under 44']]);
  expect(tree.of('5')).toEqual([['under ']]);
  expect(tree.of('')).toEqual([['under ']]);
  expect(new PrefixTree<string>().of('4')).toEqual([]);
});
