import type { PlanRow } from './rows.ts';

type ElementRow = Pick<
  PlanRow,
  'dialplan_name' | 'dialplan_continue' | 'dialplan_uuid' | 'expression' | 'application' | 'data'
>;

/** The row as an extension element of FreeSWITCH's dial plan, one for each of its patterns (contract 20 §12.2). */
export function dialplanXml(row: ElementRow): string {
  return linesOf(row.expression)
    .map((expression) => elementOf(row, expression))
    .join('\n');
}

/** The patterns of an expression, as calls read them. */
export function linesOf(expression: string): string[] {
  return expression.split(/\r?\n/).flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function elementOf(row: ElementRow, expression: string): string {
  const { dialplan_name: name, dialplan_continue: goesOn, dialplan_uuid: uuid, application, data } = row;
  return [
    `<extension name="${escaped(name)}" continue="${goesOn}" uuid="${uuid}">`,
    `  <condition field="destination_number" expression="${escaped(expression)}">`,
    `    <action application="${application}" data="${escaped(data)}"/>`,
    '  </condition>',
    '</extension>',
  ].join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 has no place for are left out. */
function escaped(text: string): string {
  return text.replace(/\p{Cc}/gu, '').replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
