import type { AnswerOf } from '@strowger/client';
import { type FlowNode, newFlow, readScheme, writeScheme } from '../ivr-designer/scheme.ts';
import { type ParameterName, type ProgramTypeName, programType } from './program-types.ts';

/** A program as the API shows it. */
export type Program = Extract<AnswerOf<'/api/programs/{program_name}'>, { readonly data: unknown }>;

/** What the form of a program holds: texts, ids as digits. */
export interface ProgramValues {
  readonly type: ProgramTypeName;
  readonly name: string;
  readonly account_id: string;
  readonly cover_id: string;
  readonly document_id: string;
  readonly template_id: string;
  readonly text_id: string;
  readonly message: string;
  readonly recording_id: string;
  readonly text: string;
  /** Seconds between two readings; 0: it is read once. */
  readonly delay: number;
  readonly language: string;
  readonly voice: string;
  readonly did_id: string;
  readonly extension_id: string;
  readonly phone: string;
  readonly email: string;
  readonly description: string;
  readonly ivr_scheme: FlowNode[];
}

const IDS: ReadonlySet<string> = new Set<ParameterName>([
  'account_id',
  'cover_id',
  'document_id',
  'template_id',
  'text_id',
  'recording_id',
  'did_id',
  'extension_id',
]);

/** A new program of a type. */
export function newProgram(type: ProgramTypeName): ProgramValues {
  const texts = { name: '', message: '', text: '', language: '', voice: '', phone: '', email: '', description: '' };
  const ids = { account_id: '', cover_id: '', document_id: '', template_id: '', text_id: '', recording_id: '' };
  return { type, ...texts, ...ids, did_id: '', extension_id: '', delay: 0, ivr_scheme: newFlow() };
}

/** @throws what no type of program is known for */
export function programValues(program: Program): ProgramValues {
  const known = programType(program.type);
  if (known === undefined) throw new Error(`${program.type} is no type of program`);
  const textOf = (name: ParameterName): string => {
    const value = program[name];
    if (typeof value === 'number') return IDS.has(name) && value <= 0 ? '' : String(value);
    return typeof value === 'string' ? value : '';
  };
  const { delay } = program;
  return {
    type: known.name,
    name: program.name,
    account_id: textOf('account_id'),
    cover_id: textOf('cover_id'),
    document_id: textOf('document_id'),
    template_id: textOf('template_id'),
    text_id: textOf('text_id'),
    message: textOf('message'),
    recording_id: textOf('recording_id'),
    text: textOf('text'),
    delay: typeof delay === 'number' ? delay / 1000 : 0,
    language: textOf('language'),
    voice: textOf('voice'),
    did_id: textOf('did_id'),
    extension_id: textOf('extension_id'),
    phone: textOf('phone'),
    email: textOf('email'),
    description: textOf('description'),
    ivr_scheme: readScheme(textOf('ivr_scheme')),
  };
}

/** The body that makes or changes a program: its name and what its type takes, nothing else. */
export function programBody(values: ProgramValues): Record<string, unknown> {
  const parameters = programType(values.type)?.parameters ?? [];
  const filled = parameters.map((name) => [name, sentValue(values, name)] as const);
  return { name: values.name.trim() === '' ? null : values.name, ...Object.fromEntries(filled) };
}

function sentValue(values: ProgramValues, name: ParameterName): string | number | null {
  if (name === 'ivr_scheme') return writeScheme(values.ivr_scheme);
  if (name === 'delay') return Math.round(values.delay * 1000);
  // A stored text is sent; words that were typed beside it would make another one.
  if (name === 'message' && values.text_id !== '') return null;
  const text = values[name];
  if (text === '') return null;
  return IDS.has(name) ? Number(text) : text;
}
