import { Type } from 'typebox';
import { nullable } from '../../../http/fields.ts';
import type { ProgramType } from '../program-type.ts';
import { idIn, requiredId, requireRow } from '../required.ts';
import { SERVICE } from '../services.ts';

/** Mails a template, its tokens replaced. */
export const sendemail: ProgramType = {
  name: 'sendemail',
  serviceFlag: SERVICE.email,
  parameters: { template_id: nullable(Type.Integer()) },
  async complete(sent, place) {
    const templateId = requiredId(sent, 'template_id');
    await requireRow(place, 'templates', templateId);
    return { template_id: templateId };
  },
  async work(data, place) {
    const templateId = idIn(data, 'template_id') ?? 0;
    await requireRow(place, 'templates', templateId);
    return { service: 'email', templateId };
  },
};
