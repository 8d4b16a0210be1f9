import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import { extensionOfAccount } from '../extension-of-account.ts';
import type { ProgramType } from '../program-type.ts';
import { idIn, requiredId } from '../required.ts';
import { SERVICE } from '../services.ts';

/** Calls, and connects with an extension once it is answered. */
export const agent: ProgramType = {
  name: 'agent',
  serviceFlag: SERVICE.voice,
  parameters: { extension_id: nullable(Type.Integer({ description: 'Account of the extension.' })) },
  async complete(sent, place) {
    const accountId = requiredId(sent, 'extension_id');
    if ((await extensionOfAccount(place, accountId)) === null) throw errors.notFound('Extension');
    return { extension_id: accountId };
  },
  async work(data, place) {
    const extensionUuid = await extensionOfAccount(place, idIn(data, 'extension_id') ?? 0);
    if (extensionUuid === null) throw errors.preconditionFailed('Extension not found');
    return { service: 'voice', does: { kind: 'connect', extensionUuid } };
  },
};
