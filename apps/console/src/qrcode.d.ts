declare module "qrcode" {
  /** Draws a text as a QR code and gives it as a data address of a PNG, `width` pixels wide. */
  export function toDataURL(text: string, options: { width: number; margin: number }): Promise<string>;
}
