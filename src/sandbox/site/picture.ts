const WIDTH = 1280;
const HEIGHT = 720;

/** A sky (top, middle, horizon), a light, and the land below it. */
interface Palette {
  readonly sky: readonly [string, string, string];
  readonly glow: string;
  readonly land: readonly [string, string, string];
}

const PALETTES: readonly Palette[] = [
  { sky: ["#0b1437", "#1c3a70", "#3aa6a0"], glow: "#7df5c8", land: ["#12305a", "#0d2145", "#081530"] },
  { sky: ["#2b1055", "#7597de", "#ffc3a0"], glow: "#ffd9b8", land: ["#4a2f7c", "#33205e", "#1e1240"] },
  { sky: ["#13293d", "#246a73", "#f2cc8f"], glow: "#ffe3ab", land: ["#1f4e5f", "#173b4a", "#0e2733"] },
  { sky: ["#3d1e6d", "#b33771", "#fd9644"], glow: "#ffd27a", land: ["#5b2368", "#3f1a55", "#26103b"] },
  { sky: ["#0f2027", "#2c5364", "#9bd1c6"], glow: "#e8fff5", land: ["#24505a", "#193b45", "#0f272f"] },
  { sky: ["#1b1b3a", "#693668", "#f7a6b0"], glow: "#ffe0e3", land: ["#472b5c", "#332049", "#1f1433"] },
];

/** Stable numbers in [0, 1) from a name: the same name is always the same picture. */
function dice(name: string): () => number {
  let state = 2166136261;
  for (const char of name) state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 16777619) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4_294_967_296;
  };
}

function between(roll: () => number, low: number, high: number): number {
  return Math.round(low + roll() * (high - low));
}

function stars(roll: () => number): string {
  const dots = Array.from({ length: 70 }, () => {
    const [x, y] = [between(roll, 0, WIDTH), between(roll, 0, HEIGHT * 0.6)];
    return `<circle cx="${x}" cy="${y}" r="${(0.6 + roll() * 1.8).toFixed(1)}" opacity="${(0.3 + roll() * 0.7).toFixed(2)}"/>`;
  });
  return `<g fill="#fff">${dots.join("")}</g>`;
}

/** A wave across the whole width, filled down to the bottom. */
function ridge(roll: () => number, top: number, height: number, fill: string): string {
  const steps = 8;
  const points = Array.from({ length: steps + 1 }, (_, step) => ({
    x: (WIDTH / steps) * step,
    y: between(roll, top, top + height),
  }));
  const first = points[0]?.y ?? top;
  const curves = points.slice(1).map(({ x, y }, step) => {
    const before = points[step] ?? { x: 0, y };
    const middle = (before.x + x) / 2;
    return `C${middle} ${before.y} ${middle} ${y} ${x} ${y}`;
  });
  return `<path fill="${fill}" d="M0 ${HEIGHT}V${first}${curves.join("")}V${HEIGHT}Z"/>`;
}

function aurora(roll: () => number, glow: string): string {
  const ribbons = Array.from({ length: 3 }, () => {
    const [a, b, c, d] = [0, 1, 2, 3].map(() => between(roll, 60, 330));
    const bend = between(roll, 300, 900);
    return `<path d="M-80 ${a}C${bend} ${b} ${WIDTH - bend} ${c} ${WIDTH + 80} ${d}" stroke-width="${between(roll, 30, 90)}"/>`;
  });
  return `<g fill="none" stroke="${glow}" opacity=".32" filter="url(#soft)">${ribbons.join("")}</g>`;
}

/** Draws a landscape by night or at dusk, 16:9, with its own size. */
export function drawPicture(name: string): string {
  const roll = dice(name);
  const palette = PALETTES[between(roll, 0, PALETTES.length - 1)] ?? PALETTES[0];
  if (palette === undefined) return "";
  const [top, middle, horizon] = palette.sky;
  const [far, near, front] = palette.land;
  const [x, y, radius] = [between(roll, 200, 1080), between(roll, 150, 360), between(roll, 45, 95)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset=".55" stop-color="${middle}"/><stop offset="1" stop-color="${horizon}"/></linearGradient>
<radialGradient id="halo"><stop stop-color="${palette.glow}" stop-opacity=".9"/><stop offset=".25" stop-color="${palette.glow}" stop-opacity=".35"/><stop offset="1" stop-color="${palette.glow}" stop-opacity="0"/></radialGradient>
<filter id="soft" x="-20%" y="-50%" width="140%" height="200%"><feGaussianBlur stdDeviation="22"/></filter></defs>
<rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>${stars(roll)}${aurora(roll, palette.glow)}
<circle cx="${x}" cy="${y}" r="${radius * 4}" fill="url(#halo)"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${palette.glow}"/>
${ridge(roll, 400, 130, far)}${ridge(roll, 490, 110, near)}${ridge(roll, 590, 80, front)}
</svg>`;
}
