import { Type } from 'typebox';
import { updateObject } from '../../../http/resource/write-resource.ts';
import { defineAction } from '../../application.ts';
import { findRow, rowFields } from './find-row.ts';
import { parseRowXml } from './parse-xml.ts';
import { ROW_NAME } from './row-params.ts';
import { outboundRows } from './row-resource.ts';
import { refuseOtherGateways } from './write.ts';

/** What `get_xml` gives, changed by hand and taken back; what it does not show stays (contract 40 B10.3). */
export const saveXml = defineAction({
  action: 'save_xml',
  access: 'write',
  reach: 'global',
  params: Type.Object({
    ...ROW_NAME,
    dialplan_xml: Type.String({ minLength: 1, maxLength: 64_000 }),
    allow_gateway_change: Type.Optional(Type.Boolean()),
  }),
  async run(call, params) {
    const row = await findRow(call, params);
    const sent = { ...parseRowXml(params.dialplan_xml, row.dialplan_uuid) };
    if (params.allow_gateway_change !== true) refuseOtherGateways(row, sent);
    await updateObject(call.writer, outboundRows(call.platform), row.dialplan_uuid, sent, call.now);
    return { message: 'Outbound dialplan updated', ...(await rowFields(call.trx, row.dialplan_uuid)) };
  },
});
