// A reader of the small part of XML that reports use; refuses what is not well formed.
import assert from 'node:assert/strict';

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  text: string;
}

export function parseXml(source: string): XmlElement {
  // XML 1.0, production 2: what a document may hold at all.
  assert.doesNotMatch(
    source,
    /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u,
    'a character that XML forbids',
  );
  const body = /^<\?xml version="1\.0" encoding="UTF-8"\?>\s*(<.*>)\s*$/s.exec(source)?.[1];
  assert.ok(body !== undefined, 'no XML declaration');
  const document: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [document];
  let end = 0;
  for (const match of body.matchAll(/([^<]*)<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/gy)) {
    end = match.index + match[0].length;
    const [, text, closing, name, attributes, empty] = match;
    open.at(-1)!.text += decode(text!);
    if (closing === '/') {
      assert.equal(open.pop()!.name, name);
      continue;
    }
    const element: XmlElement = { name: name!, attributes: attributesOf(attributes!), children: [], text: '' };
    open.at(-1)!.children.push(element);
    if (empty !== '/') open.push(element);
  }
  assert.equal(end, body.length, `not well formed: ${body.slice(end, end + 80)}`);
  assert.equal(open.length, 1, 'an element is not closed');
  assert.equal(document.children.length, 1);
  return document.children[0]!;
}

function attributesOf(source: string): Record<string, string> {
  const pairs = [...source.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name, value]) => [name!, decode(value!)] as const);
  assert.equal(new Set(pairs.map(([name]) => name)).size, pairs.length, 'an attribute twice');
  return Object.fromEntries(pairs);
}

function decode(text: string): string {
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return text.replace(/&([^;]*);?/g, (_, name) => {
    assert.ok(name in entities, `the entity ${name}`);
    return entities[name]!;
  });
}
