import { errors } from '../../http/errors.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The id by which a client will follow his import; null: ours will do. @throws ApiError 400 */
export function importIdIn(query: Readonly<Record<string, string>>): string | null {
  const text = query['import_id']?.trim() ?? '';
  if (text === '') return null;
  if (!UUID.test(text)) throw errors.badField('import_id', 'must be a uuid');
  return text.toLowerCase();
}
