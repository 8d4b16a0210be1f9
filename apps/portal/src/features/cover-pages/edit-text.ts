/** A text that is being edited: what is selected is between `start` and `end`, the caret at both where nothing is. */
export interface EditedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts something in place of the selection; the caret stands behind it. */
export function inserted({ text, start, end }: EditedText, piece: string): EditedText {
  const caret = start + piece.length;
  return { text: text.slice(0, start) + piece + text.slice(end), start: caret, end: caret };
}

/** Puts something around the selection, which stays selected. */
export function wrapped({ text, start, end }: EditedText, before: string, after: string): EditedText {
  const selected = text.slice(start, end);
  return {
    text: text.slice(0, start) + before + selected + after + text.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
}
