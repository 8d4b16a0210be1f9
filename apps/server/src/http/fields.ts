import { Type } from 'typebox';

/** A flag the portal compares as text (contract 10 §2.4). */
export const flagText = () => Type.Enum(['0', '1']);

/** A flag that clients compare as a number (contract 10 §2.4). */
export const flagNumber = () => Type.Integer({ minimum: 0, maximum: 1 });

export const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const uuid = () => Type.String({ format: 'uuid' });

/** Epoch seconds UTC. */
export const epochSeconds = () => Type.Integer();

/** Amounts go out as numbers of at most six decimals, and come in as numbers or decimal strings. */
export const money = () => Type.Number();
