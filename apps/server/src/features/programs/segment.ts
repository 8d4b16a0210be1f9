import { HIGHEST_ID } from '../../http/path-parameters.ts';

/** The id in a segment of a path that holds an id or the name of a type; null: it is a name. */
export function idOfSegment(segment: string): number | null {
  const id = /^\d{1,10}$/.test(segment) ? Number(segment) : 0;
  return id > 0 && id <= HIGHEST_ID ? id : null;
}
