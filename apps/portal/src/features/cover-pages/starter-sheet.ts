/** The words of the sheet that a new cover page begins with. */
export type StarterWord = 'heading' | 'to' | 'number' | 'from' | 'company' | 'date' | 'pages' | 'subject';

const ROWS: readonly (readonly [word: StarterWord, value: string])[] = [
  ['to', '[transmission:contact:first_name] [transmission:contact:last_name]'],
  ['number', '[transmission:contact:phone]'],
  ['from', '[user:first_name] [user:last_name]'],
  ['company', '[user:company]'],
  ['date', '[program:date]'],
  ['pages', '[transmission:pages]'],
  ['subject', '[transmission:title]'],
];

/** What a new cover page begins with. @param say words in the user's language */
export function starterSheet(say: (word: StarterWord) => string): string {
  const rows = ROWS.map(([word, value]) => `  <tr><td><b>${say(word)}</b></td><td>${value}</td></tr>`);
  return `<h1 style="text-align:center">${say('heading')}</h1>
<table style="width:100%">
${rows.join('\n')}
</table>
`;
}
