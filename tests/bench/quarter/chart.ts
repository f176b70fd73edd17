const WIDTH = 760;
const HEIGHT = 420;
const LEFT = 56;
const RIGHT = 24;
const TOP = 64;
const BOTTOM = 48;
/** Told apart without colour as well: each line has its dashes. */
const STYLES = [
  ['#0b6e4f', '', 3.5],
  ['#c2410c', '7 4', 2],
  ['#1d4ed8', '2 4', 2],
  ['#6b7280', '10 3 2 3', 2],
] as const;

/** A line chart as SVG: percent by week. */
export function chart(series: readonly { name: string; shares: readonly number[] }[]): string {
  const weeks = series[0]!.shares.length - 1;
  const x = (week: number) => LEFT + (week / weeks) * (WIDTH - LEFT - RIGHT);
  const y = (share: number) => HEIGHT - BOTTOM - (share / 100) * (HEIGHT - TOP - BOTTOM);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="system-ui, sans-serif" font-size="13" role="img" aria-labelledby="t d">`,
    '<title id="t">Hộ ưu tiên chưa được hỗ trợ trong một năm mô phỏng</title>',
    `<desc id="d">${series.map(({ name, shares }) => `${name}: còn ${at(shares, 4)} % sau 4 tuần, ${at(shares, 13)} % sau 13 tuần`).join('; ')}.</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="24" font-size="16" font-weight="600" fill="#111827">Hộ ưu tiên còn chưa được hỗ trợ lần nào (%)</text>`,
  ];
  for (const share of [0, 25, 50, 75, 100])
    parts.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}" stroke="#e5e7eb"/>`,
      `<text x="${LEFT - 8}" y="${y(share) + 4}" text-anchor="end" fill="#374151">${share}</text>`,
    );
  for (let week = 0; week <= weeks; week += 13)
    parts.push(`<text x="${x(week)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle" fill="#374151">${week}</text>`);
  parts.push(
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 8}" text-anchor="middle" fill="#374151">Tuần</text>`,
  );
  for (const [i, { name, shares }] of series.entries()) {
    const [colour, dashes, width] = STYLES[i % STYLES.length]!;
    const stroke = `stroke="${colour}" stroke-width="${width}"${dashes ? ` stroke-dasharray="${dashes}"` : ''}`;
    const points = shares.map((share, week) => `${x(week).toFixed(1)},${y(share).toFixed(1)}`).join(' ');
    const at = LEFT + i * 170;
    parts.push(
      `<polyline points="${points}" fill="none" stroke-linejoin="round" ${stroke}/>`,
      `<line x1="${at}" x2="${at + 30}" y1="44" y2="44" ${stroke}/>`,
      `<text x="${at + 38}" y="48" fill="#111827">${name}</text>`,
    );
  }
  return `${[...parts, '</svg>'].join('\n')}\n`;
}

const at = (shares: readonly number[], week: number): string => String(shares[week]).replace('.', ',');
