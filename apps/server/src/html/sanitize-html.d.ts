/** What we use of sanitize-html. */
declare module 'sanitize-html' {
  interface Tag {
    readonly tagName: string;
    readonly attribs: Readonly<Record<string, string>>;
  }

  interface Options {
    readonly allowedTags: readonly string[];
    readonly allowedAttributes: Readonly<Record<string, readonly string[]>>;
    readonly allowedSchemes: readonly string[];
    readonly allowProtocolRelative: boolean;
    /** Elements below that depth are left out. */
    readonly nestingLimit: number;
    readonly transformTags?: Readonly<
      Record<string, (tagName: string, attribs: Readonly<Record<string, string>>) => Tag>
    >;
    /** By tag and property; `*` stands for every tag. */
    readonly allowedStyles?: Readonly<Record<string, Readonly<Record<string, readonly RegExp[]>>>>;
    readonly allowedSchemesByTag?: Readonly<Record<string, readonly string[]>>;
    /** True: the element goes, with what it holds. */
    readonly exclusiveFilter?: (frame: {
      readonly tag: string;
      readonly attribs: Readonly<Record<string, string>>;
    }) => boolean;
  }

  export default function sanitizeHtml(dirty: string, options: Options): string;
}
