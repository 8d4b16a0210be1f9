type Fields = Readonly<Record<string, unknown>>;
type Make = (list: string, fields: Fields) => Promise<string>;

const link = (result: string, to: number) => ({ node_type: result, pointer: { linked_app_index: to } });

/** Asks whoever is called whether the instrument arrived well; what nothing leads to is there as well. */
const FLOW = [
  { type: 'start', app_index: 1, data: {}, out_nod: [link('done', 2)] },
  { type: 'amd', app_index: 2, data: {}, out_nod: [link('human', 3), link('machine', 7)] },
  { type: 'say_number', app_index: 3, data: { number: '204' }, out_nod: [link('done', 4)] },
  {
    type: 'play_menu',
    app_index: 4,
    data: { key_timeout: 10 },
    out_nod: [link('1', 5), link('2', 6), link('timeout', 4)],
  },
  { type: 'transfer', app_index: 5, data: { extension: '204' }, out_nod: [] },
  { type: 'dnc', app_index: 6, data: {}, out_nod: [link('done', 7)] },
  { type: 'hangup', app_index: 7, data: {}, out_nod: [] },
  { type: 'wait', app_index: 8, data: { seconds: 2 }, out_nod: [] },
];

/** What the company says to many: a flow of calls, a text that waits to be sent, an e-mail. */
export async function makeExampleMessages(make: Make): Promise<void> {
  const scheme = { ivr_scheme: JSON.stringify(FLOW), description: 'A week after delivery' };
  await make('programs', { type: 'ivr', name: 'Did it arrive well?', ...scheme });
  const words = 'Dear [transmission:contact:first_name], your instrument is ready. [user:company]';
  const textId = Number(await make('texts', { name: 'Ready to collect', data: words }));
  const ready = Number(await make('programs', { type: 'sendsms', name: 'Ready to collect', text_id: textId }));
  await make(`programs/${ready}/transmissions`, { phone: '+441632960171', send: false });
  const body = '<p>Dear [transmission:contact:first_name],</p><p>our prices for the spring.</p>';
  await make('templates', { name: 'Spring prices', subject: 'Prices of [user:company]', body });
}
