import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import { extensionOfAccount } from '../extension-of-account.ts';
import type { ProgramType } from '../program-type.ts';
import { requiredId, requireRow } from '../required.ts';
import { SERVICE } from '../services.ts';

/** A call to the DID rings the extension of an account. */
export const forward: ProgramType = {
  name: 'forward',
  serviceFlag: SERVICE.voice,
  answers: 'voice',
  parameters: {
    did_id: nullable(Type.Integer({ description: 'Account of the DID.' })),
    extension_id: nullable(Type.Integer({ description: 'Account of the extension.' })),
  },
  async complete(sent, place) {
    const didId = requiredId(sent, 'did_id');
    const extensionId = requiredId(sent, 'extension_id');
    await requireRow({ trx: place.trx, tenantId: place.tenantId }, 'accounts', didId);
    if ((await extensionOfAccount(place, extensionId)) === null) throw errors.notFound('Extension');
    return { did_id: didId, extension_id: extensionId };
  },
};
