import { describe, expect, it } from 'vitest';
import { PROGRAM_TYPES } from './program-types.ts';
import { newProgram, type Program, programBody, programValues } from './program-values.ts';

const program = (type: string, parameters: object): Program => ({
  program_id: 3,
  tenant_id: 2,
  name: 'Mine',
  type,
  parent_id: null,
  cover_id: null,
  account_id: null,
  user_id: 4,
  data: parameters,
  ...parameters,
});

describe('the form of a program', () => {
  it.each(PROGRAM_TYPES.map((type) => [type.name, type]))(
    'sends of %s what its type takes and nothing else',
    (_, type) => {
      expect(Object.keys(programBody(newProgram(type.name))).sort()).toEqual(['name', ...type.parameters].sort());
    },
  );

  it('sends ids as numbers and what is empty as nothing', () => {
    const values = { ...newProgram('sendfax'), name: 'Prices', document_id: '9' };
    expect(programBody(values)).toEqual({ name: 'Prices', document_id: 9, cover_id: null, account_id: null });
  });

  it('sends a stored text or words, never both', () => {
    const values = { ...newProgram('sendsms'), message: 'Hello' };
    expect(programBody(values)).toMatchObject({ text_id: null, message: 'Hello' });
    expect(programBody({ ...values, text_id: '5' })).toMatchObject({ text_id: 5, message: null });
  });

  it('shows the pause between two readings in seconds', () => {
    const values = programValues(program('voicetts', { text: 'Hello', delay: 1500 }));
    expect(values.delay).toBe(1.5);
    expect(programBody(values)).toMatchObject({ delay: 1500, text: 'Hello' });
  });

  it('takes an account that stands for none as none', () => {
    expect(programValues({ ...program('sendfax', { document_id: 9 }), account_id: -1 }).account_id).toBe('');
  });
});
