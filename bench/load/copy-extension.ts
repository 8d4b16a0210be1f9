import { alterSchema } from '@strowger/db/testing';

/**
 * Makes more extensions of a tenant as copies of one that he has, with their numbers: what the API would take minutes
 * for. Nobody can register on them.
 * @param from first of the new numbers
 */
export async function copyExtension(url: string, uuid: string, from: number, count: number): Promise<void> {
  const numbers = `generate_series(${from}, ${from + count - 1}) as number`;
  await alterSchema(
    url,
    `set strowger.fence = 'all';
     insert into extensions
       select (jsonb_populate_record(one, jsonb_build_object(
         'extension_uuid', gen_random_uuid(), 'extension', number::text, 'user_id', null,
         'effective_caller_id_number', number::text,
         'effective_caller_id_name', (array['Alice','Bob','Carol','Dave','Erin'])[1 + number % 5] || ' ' || number))).*
       from extensions as one, ${numbers} where one.extension_uuid = '${uuid}';
     insert into number_plan (domain_uuid, tenant_id, number, kind, object_uuid)
       select domain_uuid, tenant_id, extension, 'extension', extension_uuid from extensions as made
       where not exists (select from number_plan as known where known.object_uuid = made.extension_uuid);
     analyze extensions, number_plan`,
  );
}
