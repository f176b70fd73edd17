import { SaxesParser } from 'saxes';
import { BasemapError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import {
  instant,
  type Member,
  type OsmFile,
  type OsmHeader,
  type OsmVisitor,
  sevenDecimals,
  sound,
} from './osm-file.ts';
import type { Source } from './source.ts';

const PORTION = 1024 * 1024;

/**
 * A `.osm`: the XML of OpenStreetMap, read in portions. Entities are never expanded, nothing is ever fetched.
 *
 * @throws BasemapError `xml_entities`, `xml_invalid` with the line, `truncated`, `change_file`
 */
export function openOsmXml(source: Source): OsmFile {
  return { header: readXmlHeader(source), walk: (visitor) => walkXml(source, visitor) };
}

/** The extent and date stand before the first node. */
function readXmlHeader(source: Source): OsmHeader {
  const header: OsmHeader = { box: null, dataAt: null };
  const done = new Error('header read');
  try {
    parse(source, (name, at) => {
      if (name === 'node' || name === 'way' || name === 'relation') throw done;
      if (name === 'osm') header.dataAt ??= instant(at.osmosis_replication_timestamp ?? at.timestamp);
      if (name === 'meta') header.dataAt ??= instant(at.osm_base);
      if (name === 'bounds') header.box ??= sound(+at.minlon!, +at.minlat!, +at.maxlon!, +at.maxlat!);
    });
  } catch (error) {
    if (error !== done) throw error;
  }
  return header;
}

type Attributes = Record<string, string>;

/** What is being read: one thing at a time, its parts come within it. */
interface Current {
  type: 'node' | 'way' | 'relation';
  attributes: Attributes;
  tags: Map<string, string>;
  nodes: number[];
  members: Member[];
}

function walkXml(source: Source, visitor: OsmVisitor): void {
  let current: Current | null = null;
  const open = (name: string, attributes: Attributes) => {
    if (name === 'node' || name === 'way' || name === 'relation') {
      const gone = attributes.visible === 'false' || attributes.action === 'delete';
      if (visitor[name] && !gone) current = { type: name, attributes, tags: new Map(), nodes: [], members: [] };
      return;
    }
    if (!current) return;
    const { k, v, ref, type } = attributes;
    if (name === 'tag' && k !== undefined && v !== undefined && current.tags.size < LIMITS.tags) {
      current.tags.set(k.slice(0, LIMITS.textCharacters), v.slice(0, LIMITS.textCharacters));
    } else if (name === 'nd' && ref !== undefined && current.nodes.length <= LIMITS.wayNodes) {
      current.nodes.push(Number(ref));
    } else if (name === 'member' && (type === 'way' || type === 'node' || type === 'relation')) {
      if (current.members.length <= LIMITS.members) current.members.push({ type, id: Number(ref) });
    }
  };
  const close = (name: string) => {
    if (!current || current.type !== name) return;
    give(current, visitor);
    current = null;
  };
  parse(source, open, close);
}

function give({ type, attributes, tags, nodes, members }: Current, visitor: OsmVisitor): void {
  const id = Number(attributes.id);
  if (!Number.isSafeInteger(id)) return;
  if (type === 'way') visitor.way?.(id, nodes, tags);
  else if (type === 'relation') visitor.relation?.(id, members, tags);
  else {
    const [lon, lat] = [numberOf(attributes.lon), numberOf(attributes.lat)];
    visitor.node?.(id, sevenDecimals(lon), sevenDecimals(lat), tags);
  }
}

const numberOf = (text: string | undefined): number => (text?.trim() ? Number(text) : Number.NaN);

function parse(
  source: Source,
  open: (name: string, attributes: Attributes) => void,
  close: (name: string) => void = () => {},
): void {
  const parser = new SaxesParser();
  let depth = 0;
  let atEnd = false;
  parser.on('error', (error) => {
    if (atEnd) throw new BasemapError('truncated', { reason: 'xml' });
    throw new BasemapError('xml_invalid', { line: parser.line, reason: error.message.slice(0, 120) });
  });
  parser.on('doctype', () => {
    throw new BasemapError('xml_entities');
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > LIMITS.xmlDepth) throw new BasemapError('too_large', { depth });
    if (depth === 1 && name === 'osmChange') throw new BasemapError('change_file');
    if (depth === 1 && name !== 'osm') throw new BasemapError('unsupported_format', { format: name.slice(0, 40) });
    open(name, attributes as Attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    close(name);
  });
  const decoder = new TextDecoder(encodingOf(source.read(0, 2)));
  for (let at = 0; at < source.size; at += PORTION) {
    parser.write(decoder.decode(source.read(at, PORTION), { stream: true }));
  }
  atEnd = true;
  parser.close();
}

function encodingOf([a, b]: Uint8Array): string {
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
}
