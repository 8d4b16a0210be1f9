/**
 * A list of all values of a type of the API, in the order of the list: one that is missing or unknown is an error of the
 * type check.
 *
 * @example const OUTCOMES = allOf<Outcome>()(['granted', 'denied_ip']);
 */
export function allOf<Value extends string>() {
  return <const List extends readonly Value[]>(list: [Value] extends [List[number]] ? List : never): List => list;
}
