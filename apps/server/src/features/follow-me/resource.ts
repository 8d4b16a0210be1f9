import { sql } from '@strowger/db';
import { Type } from 'typebox';
import { nullable, uuid } from '../../http/fields.ts';
import type { Children } from '../../http/resource/children.ts';
import { trueTextField } from '../../http/resource/ready-fields.ts';
import type { Change, Resource } from '../../http/resource/resource.ts';
import type { Platform } from '../../platform.ts';
import { lockExtension, updateExtension } from '../extensions/update-extension.ts';
import { faultsOfRows, isDialled, refuseFaults } from '../pbx/check-texts.ts';
import { ofOwnExtension } from '../pbx/of-own-extension.ts';
import { pbxResource } from '../pbx/pbx-resource.ts';
import { extensionNamed } from './extension-named.ts';

const LONGEST_SECONDS = 600;
const line = (maxLength: number) => nullable(Type.String({ maxLength, pattern: '^[^\\p{Cc}]*$' }));
const seconds = () => Type.Integer({ minimum: 0, maximum: LONGEST_SECONDS });

/** Contract 20 §10.2. Whether it is on stands at the extension too: each is written with the other. */
export const followMe = (platform: Platform): Resource =>
  pbxResource(platform, {
    path: '/follow_me',
    tag: 'Follow me',
    what: 'Follow Me',
    plural: 'Follow me',
    table: 'follow_me',
    key: { field: 'follow_me_uuid', kind: 'uuid' },
    featureKey: 'follow_me',
    owner: ofOwnExtension,
    named: 'extension_number',
    fields: {
      follow_me_uuid: { schema: uuid(), write: 'never' },
      extension_uuid: {
        schema: Type.String({ minLength: 1, maxLength: 36, description: 'Uuid or number of the extension.' }),
        required: true,
      },
      extension_number: {
        schema: nullable(Type.String()),
        computed: sql`select extension from extensions e where e.extension_uuid = r.extension_uuid`,
      },
      follow_me_enabled: { schema: Type.Boolean() },
      follow_me_ignore_busy: { schema: Type.Boolean() },
      cid_name_prefix: { schema: line(40) },
      cid_number_prefix: { schema: nullable(Type.String({ pattern: '^[0-9A-Za-z+*#_.-]{0,20}$' })) },
      dial_string: { schema: line(1000) },
    },
    listed: [
      'follow_me_uuid',
      'extension_uuid',
      'extension_number',
      'follow_me_enabled',
      'follow_me_ignore_busy',
      'cid_name_prefix',
      'dial_string',
    ],
    filters: { extension_uuid: 'text' },
    times: { created: 'date_created', updated: 'last_updated' },
    taken: () => 'This extension has a follow me already.',
    children: [destinations],
    hooks: {
      complete: async ({ writer, tenantId, before, after }) => {
        const named = String(after?.['extension_uuid']);
        if (named === before?.['extension_uuid']) return {};
        const extension = await extensionNamed(writer.trx, tenantId, named);
        const isOn = after?.['follow_me_enabled'] ?? extension.follow_me_enabled;
        return { extension_uuid: extension.extension_uuid, follow_me_enabled: isOn };
      },
      before: async ({ after }) => {
        if (after) refuseFaults(faultsOfRows(after, 'destinations', { follow_me_destination: isDialled }));
      },
      after: (change) => switchExtensions(platform, change),
    },
  });

const destinations: Children = {
  field: 'destinations',
  table: 'follow_me_destinations',
  key: { field: 'follow_me_destination_uuid', kind: 'uuid' },
  parent: 'follow_me_uuid',
  tenant: 'tenant_id',
  position: 'follow_me_order',
  most: 20,
  fields: {
    follow_me_destination_uuid: { schema: uuid(), write: 'never' },
    follow_me_destination: { schema: Type.String({ minLength: 1, maxLength: 64 }), required: true },
    follow_me_delay: { schema: seconds() },
    follow_me_timeout: { schema: seconds() },
    follow_me_prompt: trueTextField(),
    follow_me_order: { schema: Type.Integer({ minimum: 0, maximum: 1_000_000 }) },
  },
};

/** The extension that has it is switched with it; one that has it no more is switched off. */
async function switchExtensions(platform: Platform, { writer, before, after }: Change): Promise<void> {
  const [had, has] = [before?.['extension_uuid'], after?.['extension_uuid']];
  if (typeof had === 'string' && had !== has) await switchExtension(platform, writer, had, false);
  if (typeof has === 'string') await switchExtension(platform, writer, has, after?.['follow_me_enabled'] === true);
}

async function switchExtension(
  platform: Platform,
  writer: Change['writer'],
  uuid: string,
  isOn: boolean,
): Promise<void> {
  const extension = await lockExtension(writer, { kind: 'platform' }, uuid);
  if (extension.follow_me_enabled !== isOn) {
    await updateExtension(writer, platform, extension, { follow_me_enabled: isOn });
  }
}
