import type { PlanRow } from './rows.ts';

type ElementRow = Pick<
  PlanRow,
  'dialplan_name' | 'dialplan_continue' | 'dialplan_uuid' | 'expression' | 'application' | 'data'
>;

/** The row as an extension element of FreeSWITCH's dial plan (contract 20 §12.2). */
export function dialplanXml(row: ElementRow): string {
  const { dialplan_name: name, dialplan_continue: goesOn, dialplan_uuid: uuid, expression, application, data } = row;
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
