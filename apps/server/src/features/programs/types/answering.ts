import { Type } from 'typebox';
import { errors } from '../../../http/errors.ts';
import { nullable } from '../../../http/fields.ts';
import type { InboundService, Parameters, ProgramType } from '../program-type.ts';
import { idIn, textIn } from '../required.ts';

/** A program that answers what arrives at an account, or at a number or mail address that is given. */
export function answering(
  name: string,
  serviceFlag: number,
  answers: InboundService,
  kept: readonly string[] = [],
): ProgramType {
  const by = answers === 'email' || answers === 'email_fax' ? 'email' : 'phone';
  return {
    name,
    serviceFlag,
    answers,
    parameters: {
      phone: nullable(Type.String({ maxLength: 32 })),
      email: nullable(Type.String({ maxLength: 254 })),
    },
    async complete(sent) {
      if (idIn(sent, 'account_id') === null && textIn(sent, by) === '') {
        throw errors.badField('account_id', `or ${by} is required`);
      }
      return keep(sent, [by, ...kept]);
    },
  };
}

function keep(sent: Parameters, names: readonly string[]): Parameters {
  return Object.fromEntries(names.map((name) => [name, textIn(sent, name)]).filter(([, value]) => value !== ''));
}
