/** As the layer writes. */
const family = 'sans-serif';
const size = 100;

let brush: CanvasRenderingContext2D | null | undefined;

/** How wide a word is by nature, in heights of its letters; 0 where that cannot be told. */
export function naturalWidth(word: string): number {
  if (brush === undefined) {
    brush = document.createElement('canvas').getContext('2d');
    if (brush) brush.font = `${size}px ${family}`;
  }
  return brush ? brush.measureText(word).width / size : 0;
}
