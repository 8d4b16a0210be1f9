/** A list with one of its elements at another place; places outside of it change nothing. */
export function moveElement<Element>(list: readonly Element[], from: number, to: number): Element[] {
  const moved = [...list];
  if (from < 0 || from >= list.length || to < 0 || to >= list.length) return moved;
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}
