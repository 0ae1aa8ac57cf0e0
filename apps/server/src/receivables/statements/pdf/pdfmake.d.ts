// What this folder uses of pdfmake 0.3, which ships no types.

declare module "pdfmake" {
  export interface FontFiles {
    readonly normal: string;
    readonly bold: string;
    readonly italics: string;
    readonly bolditalics: string;
  }

  interface PdfMaker {
    setFonts(fonts: Readonly<Record<string, FontFiles>>): void;
    setUrlAccessPolicy(mayRead: (url: string) => boolean): void;
    setLocalAccessPolicy(mayRead: (path: string) => boolean): void;
    createPdf(definition: object): { getBuffer(): Promise<Buffer> };
  }

  const pdfmake: PdfMaker;
  export default pdfmake;
}

declare module "pdfmake/fonts/Roboto.js" {
  import type { FontFiles } from "pdfmake";

  const fonts: { readonly Roboto: FontFiles };
  export default fonts;
}
