/** A fax shows no finer; pictures count among the 64 kB of a cover page. */
const WIDEST = 480;
const QUALITY = 0.8;

/**
 * A picture as it stands in the HTML of a cover page, made as small as a fax can show it.
 * @throws DOMException it is no picture that the browser can read
 */
export async function pictureTag(file: File): Promise<string> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / picture.width);
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('No canvas');
  // Paper shows through where there is nothing.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  picture.close();
  return `<img src="${canvas.toDataURL('image/jpeg', QUALITY)}" width="${Math.round(width / 2)}">`;
}
