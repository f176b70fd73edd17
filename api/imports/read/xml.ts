import { SaxesParser } from 'saxes';
import { ImportError } from '../errors.ts';
import { LIMITS } from './limits.ts';
import { decodeText } from './text.ts';

/** An element with all that is in it; names without their prefix. */
export interface Element {
  name: string;
  attributes: Map<string, string>;
  children: Element[];
  text: string;
}

export interface XmlVisitor {
  /** names of elements to be handed over whole, with the name of the element they stand in */
  whole: ReadonlySet<string>;
  element(element: Element, parent: string | null): void;
  /** any other element begins or ends */
  open?(name: string): void;
  close?(name: string): void;
}

// More in one element is no household and no outline of a hamlet.
const MOST_PARTS = 100_000;
const PORTION = 65_536;

/**
 * Walks through XML and hands over the wanted elements one by one.
 * Entities other than XML's own five are never expanded, and nothing is ever fetched.
 *
 * @throws ImportError `xml_entities`, `xml_invalid` with the line, `truncated`, `too_large` where nested too deeply
 */
export function walkXml(bytes: Uint8Array, visitor: XmlVisitor): void {
  const text = decodeText(bytes).text;
  const parser = new SaxesParser();
  const path: string[] = [];
  const kept: Element[] = [];
  let parts = 0;
  let atEnd = false;
  parser.on('error', (error) => {
    if (atEnd) throw new ImportError('truncated', { reason: 'xml' });
    throw new ImportError('xml_invalid', { line: parser.line, reason: error.message.slice(0, 120) });
  });
  parser.on('doctype', (declaration) => {
    if (/<!ENTITY/i.test(declaration)) throw new ImportError('xml_entities');
  });
  parser.on('opentag', ({ name: qualified, attributes }) => {
    const name = localName(qualified);
    if (path.push(name) > LIMITS.xmlDepth) throw new ImportError('too_large', { depth: LIMITS.xmlDepth });
    if (kept.length === 0 && !visitor.whole.has(name)) return visitor.open?.(name);
    parts = kept.length === 0 ? 1 : parts + 1;
    if (parts > MOST_PARTS) throw new ImportError('too_large', { parts, most: MOST_PARTS });
    const given = Object.entries(attributes as Record<string, string>);
    const element: Element = {
      name,
      attributes: new Map(given.map(([key, value]) => [localName(key), value])),
      children: [],
      text: '',
    };
    kept.at(-1)?.children.push(element);
    kept.push(element);
  });
  const addText = (more: string) => {
    const element = kept.at(-1);
    if (element) element.text += more;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const name = path.pop() ?? '';
    const element = kept.pop();
    if (!element) visitor.close?.(name);
    else if (kept.length === 0) visitor.element(element, path.at(-1) ?? null);
  });
  for (let at = 0; at < text.length; at += PORTION) parser.write(text.slice(at, at + PORTION));
  atEnd = true;
  parser.close();
}

/** The name of the root element, by the beginning of a file; null where it is no XML. */
export function rootName(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, 8192))
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (!start.startsWith('<')) return null;
  const name = /<([A-Za-z_][\w.:-]*)/.exec(start.replace(/<!--.*?-->/gs, ''))?.[1];
  return name === undefined ? null : localName(name);
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The first child of that name. */
export const childOf = (element: Element, name: string): Element | undefined =>
  element.children.find((child) => child.name === name);

/** The text of the first child of that name; null where there is none or it is blank. */
export function textIn(element: Element, name: string): string | null {
  const text = childOf(element, name)?.text.trim() ?? '';
  return text === '' ? null : text.slice(0, LIMITS.cellCharacters);
}
