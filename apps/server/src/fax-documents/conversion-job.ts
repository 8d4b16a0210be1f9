import { Type } from 'typebox';
import { QUALITIES } from './fax-quality.ts';

const path = Type.String({ minLength: 1 });
/** What a part is called where it cannot be read. */
const name = Type.String();

/** One part of a document, in clear, in the private folder of the work. */
export const Source = Type.Union([
  Type.Object({ kind: Type.Enum(['pdf', 'picture', 'office', 'html']), path, name }),
  /** Converted before: its fax image is taken over as it is. */
  Type.Object({ kind: Type.Literal('stored'), pdf: Type.Union([path, Type.Null()]), fax: path, name }),
]);

/** What a converter is told: the content of its job file. */
export const ConversionJob = Type.Union([
  Type.Object({
    task: Type.Literal('convert'),
    folder: path,
    sources: Type.Array(Source, { minItems: 1 }),
    quality: Type.Enum([...QUALITIES]),
    paper: Type.Enum(['a4', 'letter']),
    mostPages: Type.Integer(),
    /** Values of the tokens of office files; null: they are taken as they are. */
    tokens: Type.Union([Type.Record(Type.String(), Type.String()), Type.Null()]),
    /** Where LibreOffice is, if at all. */
    office: Type.Union([path, Type.Null()]),
    /** Where to write the whole document, if at all. */
    pdf: Type.Union([path, Type.Null()]),
    /** Where to write its fax image. */
    fax: path,
  }),
  Type.Object({ task: Type.Literal('preview'), pdf: path, page: Type.Integer(), out: path }),
]);

/** A line that a converter says. */
export const ConversionWord = Type.Union([
  /** It goes on: one more page is done. */
  Type.Object({ say: Type.Literal('page') }),
  Type.Object({
    say: Type.Literal('done'),
    pages: Type.Integer(),
    width: Type.Integer(),
    lines: Type.Integer(),
    xDpi: Type.Integer(),
    yDpi: Type.Integer(),
    tokens: Type.Array(Type.String()),
  }),
  Type.Object({ say: Type.Literal('refused'), message: Type.String() }),
]);
