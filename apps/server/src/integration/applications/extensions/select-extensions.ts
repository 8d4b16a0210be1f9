import { sql, type Trx } from '@strowger/db';
import { word } from '../../answers.ts';

/** Extensions of whoever is behind the fence of the transaction, with their mailboxes. */
export function selectExtensions(trx: Trx) {
  return trx
    .selectFrom('extensions')
    .innerJoin('domains', 'domains.domain_uuid', 'extensions.domain_uuid')
    .leftJoin('voicemails', (join) =>
      join
        .onRef('voicemails.tenant_id', '=', 'extensions.tenant_id')
        .onRef('voicemails.voicemail_id', '=', 'extensions.extension'),
    );
}

type Query = ReturnType<typeof selectExtensions>;

/** What the answers show, without any secret. */
export function withShownColumns(query: Query) {
  return query
    .select([
      'extensions.extension_uuid',
      'domains.domain_name as tenant_domain',
      'extensions.extension',
      'extensions.number_alias',
      'extensions.effective_caller_id_name',
      'extensions.effective_caller_id_number',
      'extensions.outbound_caller_id_name',
      'extensions.outbound_caller_id_number',
      'extensions.emergency_caller_id_number',
      'extensions.directory_first_name',
      'extensions.directory_last_name',
      'extensions.accountcode',
      'extensions.toll_allow',
      'extensions.call_timeout',
      'extensions.max_registrations',
      'extensions.limit_max',
      'extensions.user_record',
      'extensions.description',
      'extensions.enabled',
      'voicemails.voicemail_enabled',
      'voicemails.voicemail_mail_to',
    ])
    .select([
      sql<string | null>`(select ref from extension_refs r
        where r.extension_uuid = extensions.extension_uuid and not r.secondary)`.as('ref'),
      sql<string[]>`array(select ref from extension_refs r
        where r.extension_uuid = extensions.extension_uuid and r.secondary order by ref)`.as('secondary_refs'),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof withShownColumns>['executeTakeFirstOrThrow']>>;

/** @param registered whether a phone is registered now */
export function presentExtension({ enabled, voicemail_enabled, voicemail_mail_to, ...row }: Row, registered: boolean) {
  const { ref, secondary_refs, description, ...values } = row;
  return {
    ...values,
    voicemail_enabled: word(voicemail_enabled === true),
    voicemail_mail_to,
    extension_enabled: word(enabled),
    description,
    ref,
    secondary_refs,
    registered: registered ? 'yes' : 'no',
  };
}
