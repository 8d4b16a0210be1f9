/** What we use of pdfmake. */
declare module 'pdfmake' {
  interface Font {
    readonly normal: string;
    readonly bold: string;
    readonly italics: string;
    readonly bolditalics: string;
  }

  interface Definition {
    readonly content: unknown;
    readonly pageSize: 'A4' | 'LETTER';
    readonly pageMargins: number;
    readonly defaultStyle: { readonly font: string; readonly fontSize: number };
  }

  interface PdfMake {
    setFonts(fonts: Readonly<Record<string, Font>>): void;
    setUrlAccessPolicy(allows: (url: string) => boolean): void;
    setLocalAccessPolicy(allows: (path: string) => boolean): void;
    createPdf(definition: Definition): { getBuffer(): Promise<Uint8Array> };
  }

  const pdfmake: PdfMake;
  export default pdfmake;
}

/** What we use of html-to-pdfmake. */
declare module 'html-to-pdfmake' {
  interface Options {
    readonly window: { readonly DOMParser: unknown };
    readonly defaultStyles: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }

  export default function htmlToPdfmake(html: string, options: Options): unknown;
}
