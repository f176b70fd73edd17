import type { OsmData } from './model.ts';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

const tagLines = (tags: Record<string, string> | undefined): string =>
  Object.entries(tags ?? {})
    .map(([k, v]) => `<tag k="${escaped(k)}" v="${escaped(v)}"/>`)
    .join('');

/** A `.osm` as the programs of OpenStreetMap write it. */
export function osmXml({ nodes, ways, relations }: OsmData): string {
  const common = 'version="1" timestamp="2026-01-02T03:04:05Z"';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<osm version="0.6" generator="test">',
    ...nodes.map((n) => `<node id="${n.id}" ${common} lat="${n.lat}" lon="${n.lon}">${tagLines(n.tags)}</node>`),
    ...ways.map(
      (w) =>
        `<way id="${w.id}" ${common}>${w.nodes.map((id) => `<nd ref="${id}"/>`).join('')}${tagLines(w.tags)}</way>`,
    ),
    ...relations.map((r) => {
      const members = r.members.map((m) => `<member type="${m.type}" ref="${m.id}" role="${m.role}"/>`).join('');
      return `<relation id="${r.id}" ${common}>${members}${tagLines(r.tags)}</relation>`;
    }),
    '</osm>',
    '',
  ].join('\n');
}
