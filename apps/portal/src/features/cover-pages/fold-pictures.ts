/** HTML as it is edited: pictures, which are thousands of letters, stand in it by a name. */
export interface FoldedHtml {
  readonly text: string;
  /** The first is `picture-1`; one keeps its name as long as the page is edited. */
  readonly pictures: readonly string[];
}

const STORED = /(\ssrc=")(data:image\/[a-z+.-]+;base64,[a-z0-9+/=]+)(?=")/gi;
const NAMED = /(\ssrc=")picture-(\d{1,4})(?=")/gi;

/** @param known pictures that have names already */
export function folded(html: string, known: readonly string[]): FoldedHtml {
  const pictures = [...known];
  const text = html.replace(STORED, (_, before: string, picture: string) => {
    if (!pictures.includes(picture)) pictures.push(picture);
    return `${before}picture-${pictures.indexOf(picture) + 1}`;
  });
  return { text, pictures };
}

/** The HTML with its pictures; a name that none has stays. */
export function unfolded({ text, pictures }: FoldedHtml): string {
  return text.replace(NAMED, (named, before: string, number: string) => {
    const picture = pictures[Number(number) - 1];
    return picture === undefined ? named : before + picture;
  });
}
