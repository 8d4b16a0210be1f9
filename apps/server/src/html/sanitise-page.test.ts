import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitisePage } from './sanitise-page.ts';

describe('HTML of a page that is printed', () => {
  it.each([
    ['<p style="text-align:right;background-image:url(http://x)">a</p>', '<p style="text-align:right">a</p>'],
    ['<img src="file:///etc/passwd">', ''],
    ['<img src="data:text/html;base64,AAAA">', ''],
    ['<style>p{}</style><script>x</script><p onclick="x()">a</p>', '<p>a</p>'],
    ['<td colspan="2" data-pdfmake="{}">a</td>', '<td colspan="2">a</td>'],
  ])('%s', (html, expected) => {
    expect(sanitisePage(html)).toBe(expected);
  });

  it('is the same when it is sanitised again', () => {
    const part = fc.constantFrom(
      '<p>',
      '</p>',
      '<b',
      '>',
      '<img src="data:image/png;base64,AA==">',
      '&lt;',
      'text',
      '<table>',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const once = sanitisePage(parts.join(''));
        expect(sanitisePage(once)).toBe(once);
      }),
      { examples: [[['<p>', '<b', '<p>', '<p>']]] },
    );
  });
});
