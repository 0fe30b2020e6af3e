/** Parts of a drawing, as text. Colours stand on white and on black alike: the page has both. */
export const INK = '#6e7781';
export const GOOD = '#1a7f37';
export const BAD = '#cf222e';
export const PLAIN = '#0969da';
export const SECOND = '#9a6700';

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function attributes(given: Readonly<Record<string, string | number>>): string {
  return Object.entries(given)
    .map(([name, value]) => {
      const text = typeof value === 'number' ? String(Number(value.toFixed(1))) : escaped(value);
      return ` ${name}="${text}"`;
    })
    .join('');
}

export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  more: Readonly<Record<string, string | number>> = {},
): string {
  const [x1, y1] = from;
  const [x2, y2] = to;
  return `<line${attributes({ x1, y1, x2, y2, stroke: INK, ...more })}/>`;
}

/** A line through all of these. */
export function path(
  through: readonly (readonly [number, number])[],
  more: Readonly<Record<string, string | number>> = {},
): string {
  const points = through.map((place) => place.map((at) => at.toFixed(1)).join(',')).join(' ');
  return `<polyline${attributes({ points, fill: 'none', stroke: INK, ...more })}/>`;
}

export function dot(cx: number, cy: number, fill: string): string {
  return `<circle${attributes({ cx, cy, r: 3, fill, 'fill-opacity': 0.5 })}/>`;
}

export function bar(at: { x: number; y: number; width: number; height: number }, fill: string) {
  return `<rect${attributes({ ...at, fill, 'fill-opacity': 0.4 })}/>`;
}

export function text(
  content: string,
  [x, y]: readonly [number, number],
  anchor: 'start' | 'middle' | 'end' = 'start',
): string {
  const where = attributes({ x, y, fill: INK, 'text-anchor': anchor });
  return `<text${where}>${escaped(content)}</text>`;
}

/** A whole drawing. @param title what it shows, for those who do not see it */
export function drawing(
  title: string,
  { width, height }: { width: number; height: number },
  parts: readonly string[],
): string {
  const size = attributes({ width, height, viewBox: `0 0 ${width} ${height}` });
  const font = attributes({ 'font-family': 'system-ui, sans-serif', 'font-size': 12 });
  const open = `<svg xmlns="http://www.w3.org/2000/svg"${size}${font} role="img">`;
  return [open, `<title>${escaped(title)}</title>`, ...parts, '</svg>', ''].join('\n');
}
