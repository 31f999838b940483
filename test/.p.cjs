"use strict";

// test/.p.ts
var import_node_fs2 = require("node:fs");

// server/src/facts/typescript/extract.ts
var import_ts_morph22 = require("ts-morph");

// server/src/text/line-index.ts
function lineStartsOf(text) {
  let count = 1;
  let buffer = new Uint32Array(64 + (text.length >> 4));
  const length = text.length;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code > 13 || code !== 10 && code !== 13) continue;
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (count === buffer.length) {
      const larger2 = new Uint32Array(buffer.length * 2);
      larger2.set(buffer);
      buffer = larger2;
    }
    buffer[count++] = at + 1;
  }
  return buffer.slice(0, count);
}

// server/src/facts/typescript/markers.ts
var import_ts_morph = require("ts-morph");
var unmarked = { deprecated: void 0, canonical: false };
function definitionMarkers(walk, pos) {
  if (!walk.marked) return unmarked;
  const comment = import_ts_morph.ts.getLeadingCommentRanges(walk.text, pos)?.at(-1);
  if (comment === void 0) return unmarked;
  const text = walk.text.slice(comment.pos, comment.end);
  if (!text.startsWith("/**")) return unmarked;
  return { deprecated: deprecationIn(text), canonical: /@canonical\b|\bSSOT\b/.test(text) };
}
function mayBeMarked(text) {
  return text.includes("@deprecated") || text.includes("@canonical") || text.includes("SSOT");
}
function moduleMarkers(walk, warning) {
  const { source, text } = walk;
  const first = source.statements[0];
  const ranges = import_ts_morph.ts.getLeadingCommentRanges(text, shebangEnd(text)) ?? [];
  const own = ranges.filter((range, index) => index < ranges.length - 1 || !belongsTo(range, first, text));
  const words = own.map(({ pos, end }) => text.slice(pos, end));
  return {
    deprecated: words.map(deprecationIn).find((marker) => marker !== void 0) ?? warning,
    saysShim: words.some(
      (comment) => /compatibility|backwards?[- ]?compat|legacy[- ]imports?|\bshims?\b/i.test(comment)
    ),
    generated: ranges.some(({ pos, end }) => {
      return /@generated\b|auto-?generated|do not (edit|modify)|generated (by|from|with)\b/i.test(text.slice(pos, end));
    })
  };
}
function belongsTo(range, statement, text) {
  if (statement === void 0 || !text.startsWith("/**", range.pos)) return false;
  const comment = text.slice(range.pos, range.end);
  if (/@(file(overview)?|module|packageDocumentation|overview)\b/.test(comment)) return false;
  if (import_ts_morph.ts.isImportDeclaration(statement) || import_ts_morph.ts.isImportEqualsDeclaration(statement)) return false;
  return !import_ts_morph.ts.isExportDeclaration(statement) && !import_ts_morph.ts.isExpressionStatement(statement);
}
function shebangEnd(text) {
  return import_ts_morph.ts.getShebang(text)?.length ?? 0;
}
function deprecationIn(comment) {
  const at = comment.search(/@deprecated\b/);
  if (at < 0) return void 0;
  const body = comment.slice(at + "@deprecated".length).replace(/\*\/$/, "");
  const end = body.search(/^\s*\*?\s*@\w/m);
  return { replacement: replacementIn(end < 0 ? body : body.slice(0, end)) };
}
function replacementIn(message) {
  const link = /\{@link(?:code|plain)?\s+([^\s|}]+)/.exec(message);
  if (link !== null) return trimmed(link[1]);
  const named = /\b(?:use|using|prefer|see|by|favou?r of|to|from)\s+(?:the\s+)?(?:[`'"]([^`'"\s]+)[`'"]|([@\w$.][\w$@./#-]*))/gi;
  for (const [, quoted, word] of message.matchAll(named)) {
    if (quoted !== void 0) return trimmed(quoted);
    const name = trimmed(word);
    if (/[./_#]|.[A-Z]/.test(name) || new RegExp(`${quoteForPattern(name)}(\\(\\))?\\s+instead`).test(message))
      return name;
  }
  return "";
}
function trimmed(name) {
  return name.replace(/[.,;:]+$/, "").replace(/\(\)$/, "").replace(/[.,;:]+$/, "");
}
function quoteForPattern(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// server/src/facts/typescript/tokens.ts
function readTokens(text, opaque) {
  const reader = new Reader(text, sortedPairs(opaque));
  reader.read();
  return reader;
}
var Class = { space: 0, word: 1, quote: 2, slash: 3, punctuation: 4, digit: 5, dot: 6 };
var classes = new Uint8Array(128).fill(Class.punctuation);
for (let code = 0; code <= 32; code++) classes[code] = Class.space;
for (const char of "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$#\\")
  classes[char.charCodeAt(0)] = Class.word;
for (const char of "0123456789") classes[char.charCodeAt(0)] = Class.digit;
for (const char of `'"`) classes[char.charCodeAt(0)] = Class.quote;
classes[47] = Class.slash;
classes[46] = Class.dot;
var punctuators = new Set(
  ".. ... => == === != !== && || ?? &&= ||= ??= ++ -- += -= *= ** **= %= &= |= ^= << <<= <= ?. /=".split(" ")
);
var Reader = class {
  constructor(text, opaque) {
    this.text = text;
    this.opaque = opaque;
    this.starts = new Uint32Array(64 + (text.length >> 2));
    this.ends = new Uint32Array(this.starts.length);
  }
  text;
  opaque;
  starts;
  ends;
  count = 0;
  comments = [];
  at = 0;
  read() {
    const { text, opaque } = this;
    let next = 0;
    while (this.at < text.length) {
      const start = this.at;
      while (next < opaque.length && opaque[next][0] < start) next++;
      if (next < opaque.length && opaque[next][0] === start) {
        this.at = Math.max(start + 1, opaque[next][1]);
        this.add(start);
        continue;
      }
      const code = text.charCodeAt(start);
      const kind = code < 128 ? classes[code] : isSpace(code) ? Class.space : Class.word;
      if (kind === Class.space) this.at++;
      else if (kind === Class.word) this.readWord(start);
      else if (kind === Class.quote) this.readString(start, code);
      else if (kind === Class.digit) this.readNumber(start);
      else if (kind === Class.dot && isDigit(text.charCodeAt(start + 1))) this.readNumber(start);
      else if (kind !== Class.slash || !this.skipComment(start)) this.readPunctuator(start);
    }
  }
  add(start) {
    if (this.count === this.starts.length) {
      this.starts = larger(this.starts);
      this.ends = larger(this.ends);
    }
    this.starts[this.count] = start;
    this.ends[this.count++] = this.at;
  }
  readWord(start) {
    const { text } = this;
    let at = start + 1;
    while (at < text.length && isWord(text.charCodeAt(at))) {
      if (text.charCodeAt(at) === 92 && text.charCodeAt(at + 1) === 117 && text.charCodeAt(at + 2) === 123) {
        const close = text.indexOf("}", at);
        at = close < 0 ? at + 1 : close;
      }
      at++;
    }
    this.at = at;
    this.add(start);
  }
  /** Digits, letters and dots, and a sign after an exponent. */
  readNumber(start) {
    const { text } = this;
    const hexadecimal = /^0[xX]/.test(text.slice(start, start + 2));
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 46 || isWord(code)) continue;
      const before = text.charCodeAt(at - 1) | 32;
      if (code !== 43 && code !== 45 || before !== 101 || hexadecimal) break;
    }
    this.at = at;
    this.add(start);
  }
  readString(start, quote) {
    const { text } = this;
    let at = start + 1;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === quote) {
        at++;
        break;
      } else if (code === 10 || code === 13) break;
    }
    this.at = Math.min(at, text.length);
    this.add(start);
  }
  skipComment(start) {
    const { text } = this;
    const second = text.charCodeAt(start + 1);
    if (second === 47) {
      let at = start + 2;
      while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++;
      return this.addComment(start, at);
    }
    if (second !== 42) return false;
    const close = text.indexOf("*/", start + 2);
    return this.addComment(start, close < 0 ? text.length : close + 2);
  }
  addComment(start, end) {
    this.comments.push(start, end);
    this.at = end;
    return true;
  }
  readPunctuator(start) {
    let length = 1;
    while (length < 4 && punctuators.has(this.text.slice(start, start + length + 1))) length++;
    this.at = start + length;
    this.add(start);
  }
};
function sortedPairs(flat) {
  const pairs = [];
  for (let at = 0; at < flat.length; at += 2) pairs.push([flat[at], flat[at + 1]]);
  return pairs.sort((a, b) => a[0] - b[0]);
}
function isWord(code) {
  if (code >= 128) return !isSpace(code);
  const kind = classes[code];
  return kind === Class.word || kind === Class.digit;
}
function isDigit(code) {
  return code >= 48 && code <= 57;
}
function isLineEnd(code) {
  return code === 10 || code === 13 || code === 8232 || code === 8233;
}
function isSpace(code) {
  return code === 160 || code === 65279 || code >= 8192 && /\s/.test(String.fromCharCode(code));
}
function larger(array) {
  const grown = new Uint32Array(array.length * 2);
  grown.set(array);
  return grown;
}

// server/src/facts/typescript/measure.ts
function measure(walk, measured, start, end) {
  if (end > start) walk.bodies.push({ measured, span: { start, end } });
}
function measureNode(walk, measured, node) {
  measure(walk, measured, node.pos, node.end);
}
function measureBodies({ text, opaque, bodies }) {
  if (bodies.length === 0) return;
  const { starts, ends, count } = readTokens(text, opaque);
  for (const { measured, span } of bodies) {
    const first = firstAt(starts, count, span.start);
    const last = firstAt(starts, count, span.end);
    measured.size = last - first;
    if (measured.body === void 0 || measured.size === 0) continue;
    let hash = 2166136261;
    for (let token = first; token < last; token++) {
      const end = ends[token];
      for (let at = starts[token]; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
      hash = Math.imul(hash, 16777619);
    }
    measured.body = hash >>> 0;
  }
}
function firstAt(starts, count, offset) {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = low + high >> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

// server/src/facts/typescript/parse.ts
var import_ts_morph2 = require("ts-morph");

// server/src/text/paths.ts
function baseNameOf(path) {
  return path.slice(path.lastIndexOf("/") + 1);
}
function extensionOf(path) {
  const name = baseNameOf(path);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot);
}

// server/src/facts/typescript/parse.ts
function parse(path, text) {
  const options = {
    languageVersion: import_ts_morph2.ts.ScriptTarget.Latest,
    jsDocParsingMode: import_ts_morph2.ts.JSDocParsingMode.ParseNone
  };
  return import_ts_morph2.ts.createSourceFile(path, text, options, false, scriptKindOf(path));
}
function isJavaScript(path) {
  return /\.[cm]?jsx?$/.test(path);
}
function scriptKindOf(path) {
  switch (extensionOf(path)) {
    case ".tsx":
      return import_ts_morph2.ts.ScriptKind.TSX;
    case ".jsx":
      return import_ts_morph2.ts.ScriptKind.JSX;
    case ".js":
    case ".mjs":
    case ".cjs":
      return import_ts_morph2.ts.ScriptKind.JS;
    default:
      return import_ts_morph2.ts.ScriptKind.TS;
  }
}

// server/src/facts/typescript/suppressions.ts
function suppressionsOf({ text, opaque }) {
  if (!text.includes("ssot-ignore")) return [];
  const facts = [];
  const { comments } = readTokens(text, opaque);
  for (let at = 0; at < comments.length; at += 2) {
    const span = { start: comments[at], end: comments[at + 1] };
    const words = text.slice(span.start, span.end).replace(/\*\/$/, "");
    for (const [, scope, rule, reason = ""] of words.matchAll(
      /ssot-ignore-(next-line|file)[ \t]+([\w-]+)[ \t]*:?[ \t]*(.*)/g
    )) {
      facts.push({ scope: scope === "file" ? "file" : "line", rule, reason: reason.trim(), span });
    }
  }
  return facts;
}

// server/src/facts/typescript/walk.ts
var import_ts_morph21 = require("ts-morph");

// server/src/facts/typescript/classes.ts
var import_ts_morph11 = require("ts-morph");

// server/src/facts/typescript/context.ts
function within(walk, change, read2) {
  const before = walk.place;
  walk.place = { ...before, ...change };
  read2();
  walk.place = before;
}
function spanOf(walk, node) {
  return { start: node.getStart(walk.source), end: node.end };
}

// server/src/facts/typescript/declare.ts
var import_ts_morph6 = require("ts-morph");

// server/src/facts/typescript/names.ts
var import_ts_morph3 = require("ts-morph");
var Kind = import_ts_morph3.ts.SyntaxKind;
function dottedName(node) {
  const parts = [];
  let at = node;
  while (at !== void 0) {
    if (import_ts_morph3.ts.isIdentifier(at)) parts.push(at.text);
    else if (at.kind === Kind.ThisKeyword) parts.push("this");
    else if (at.kind === Kind.SuperKeyword) parts.push("super");
    else if (import_ts_morph3.ts.isPropertyAccessExpression(at)) {
      parts.push(at.name.text);
      at = at.expression;
      continue;
    } else if (import_ts_morph3.ts.isQualifiedName(at)) {
      parts.push(at.right.text);
      at = at.left;
      continue;
    } else if (import_ts_morph3.ts.isMetaProperty(at)) {
      parts.push(at.keywordToken === Kind.ImportKeyword ? `import.${at.name.text}` : `new.${at.name.text}`);
    } else return void 0;
    return parts.reverse().join(".");
  }
  return void 0;
}
function bare(node) {
  let at = node;
  while (import_ts_morph3.ts.isParenthesizedExpression(at) || import_ts_morph3.ts.isAsExpression(at) || import_ts_morph3.ts.isNonNullExpression(at) || import_ts_morph3.ts.isSatisfiesExpression(at) || import_ts_morph3.ts.isTypeAssertionExpression(at)) {
    at = at.expression;
  }
  return at;
}
function memberName(name) {
  switch (name.kind) {
    case Kind.Identifier:
    case Kind.PrivateIdentifier:
    case Kind.StringLiteral:
    case Kind.NoSubstitutionTemplateLiteral:
    case Kind.NumericLiteral:
    case Kind.BigIntLiteral:
      return name.text;
    case Kind.ComputedPropertyName: {
      const { expression } = name;
      if (import_ts_morph3.ts.isStringLiteralLike(expression) || import_ts_morph3.ts.isNumericLiteral(expression)) return expression.text;
      const dotted = dottedName(expression);
      return dotted === void 0 ? void 0 : `[${dotted}]`;
    }
    default:
      return void 0;
  }
}
function parameterNames(parameters) {
  const names = [];
  for (const parameter of parameters) {
    const { name } = parameter;
    const text = import_ts_morph3.ts.isIdentifier(name) ? name.text : import_ts_morph3.ts.isObjectBindingPattern(name) ? "{}" : "[]";
    if (text !== "this") names.push(parameter.dotDotDotToken === void 0 ? text : `...${text}`);
  }
  return names;
}
function typeName(type) {
  if (type === void 0) return "";
  if (import_ts_morph3.ts.isTypeReferenceNode(type)) return dottedName(type.typeName) ?? "";
  if (import_ts_morph3.ts.isParenthesizedTypeNode(type)) return typeName(type.type);
  if (type.kind === Kind.ThisType) return "this";
  if (import_ts_morph3.ts.isLiteralTypeNode(type)) return type.literal.kind === Kind.NullKeyword ? "null" : "";
  return import_ts_morph3.ts.isToken(type) ? import_ts_morph3.ts.tokenToString(type.kind) ?? "" : "";
}
function boundNames(name) {
  if (import_ts_morph3.ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => import_ts_morph3.ts.isBindingElement(element) ? boundNames(element.name) : []);
}
function hasModifier(node, kind) {
  const { modifiers } = node;
  return modifiers?.some((modifier) => modifier.kind === kind) ?? false;
}
var ambientFlag = 1 << 25;
function isAmbient(node) {
  return (node.flags & ambientFlag) !== 0;
}

// server/src/facts/typescript/reads.ts
var import_ts_morph5 = require("ts-morph");

// server/src/facts/facts.ts
var Use = {
  /** Read by an expression that is emitted, or exported as a value (`export { a }`, `export default a`). */
  value: 1,
  /** Named in a type position, which the compiler erases. */
  type: 2,
  /** Named by a type that decorator metadata would turn into a value, were `emitDecoratorMetadata` on. */
  metadata: 4,
  /** The root of the JSX factory that a pragma of this file names. Without one, `Facts.jsx` and the options decide. */
  jsx: 8
};

// server/src/facts/typescript/loads.ts
var import_ts_morph4 = require("ts-morph");
var Kind2 = import_ts_morph4.ts.SyntaxKind;
var readers = /* @__PURE__ */ new Map([
  ["mock", /* @__PURE__ */ new Set(["jest.mock", "vi.mock"])],
  ["doMock", /* @__PURE__ */ new Set(["jest.doMock", "vi.doMock"])],
  ["unmock", /* @__PURE__ */ new Set(["jest.unmock", "vi.unmock"])],
  ["dontMock", /* @__PURE__ */ new Set(["jest.dontMock"])],
  ["doUnmock", /* @__PURE__ */ new Set(["vi.doUnmock"])],
  ["setMock", /* @__PURE__ */ new Set(["jest.setMock"])],
  ["requireActual", /* @__PURE__ */ new Set(["jest.requireActual"])],
  ["requireMock", /* @__PURE__ */ new Set(["jest.requireMock"])],
  ["createMockFromModule", /* @__PURE__ */ new Set(["jest.createMockFromModule"])],
  ["unstable_mockModule", /* @__PURE__ */ new Set(["jest.unstable_mockModule"])],
  ["importActual", /* @__PURE__ */ new Set(["vi.importActual"])],
  ["importMock", /* @__PURE__ */ new Set(["vi.importMock"])],
  ["resolve", /* @__PURE__ */ new Set(["require.resolve", "import.meta.resolve"])]
]);
var interop = /(^|\.)(__import(Default|Star)|_?interopRequire(Default|Wildcard))$/;
function readCall(walk, call) {
  const first = call.arguments[0];
  if (first === void 0 || !import_ts_morph4.ts.isStringLiteralLike(first)) return;
  if (call.expression.kind === Kind2.ImportKeyword) {
    addLoad(walk, call, first, "dynamic").confirmed = true;
  } else if (isRequire(call.expression)) {
    walk.scopes.readRequire(addLoad(walk, call, first, "require"));
  } else if (import_ts_morph4.ts.isPropertyAccessExpression(call.expression)) {
    const known = readers.get(call.expression.name.text);
    const reader = known === void 0 ? void 0 : dottedName(call.expression);
    if (reader === void 0 || known?.has(reader) !== true) return;
    walk.strings.push({ reader, text: first.text, span: insideQuotes(walk, first), names: "module" });
  }
}
var yieldsRight = /* @__PURE__ */ new Set([
  Kind2.BarBarToken,
  Kind2.QuestionQuestionToken,
  Kind2.AmpersandAmpersandToken,
  Kind2.CommaToken
]);
function noteLoads(walk, expression, target, awaited = false) {
  const at = bare(expression);
  if (import_ts_morph4.ts.isAwaitExpression(at)) noteLoads(walk, at.expression, target, true);
  else if (import_ts_morph4.ts.isConditionalExpression(at)) {
    noteLoads(walk, at.whenTrue, target, awaited);
    noteLoads(walk, at.whenFalse, target, awaited);
  } else if (import_ts_morph4.ts.isBinaryExpression(at)) {
    const { kind } = at.operatorToken;
    if (kind === Kind2.BarBarToken || kind === Kind2.QuestionQuestionToken) noteLoads(walk, at.left, target, awaited);
    if (yieldsRight.has(kind)) noteLoads(walk, at.right, target, awaited);
  } else if (import_ts_morph4.ts.isPropertyAccessExpression(at)) {
    const name = target.member === void 0 ? target.name : void 0;
    noteLoads(walk, at.expression, { name, member: at.name, declares: target.declares });
  } else if (import_ts_morph4.ts.isCallExpression(at)) {
    if (isLoad(at)) {
      if (awaited || isRequireCall(at)) walk.targets.set(at, target);
    } else if (at.arguments.length === 1 && interop.test(dottedName(at.expression) ?? "")) {
      noteLoads(walk, at.arguments[0], target, awaited);
    }
  }
}
function mayLoad(expression) {
  const at = bare(expression);
  if (import_ts_morph4.ts.isAwaitExpression(at) || import_ts_morph4.ts.isPropertyAccessExpression(at)) return mayLoad(at.expression);
  if (import_ts_morph4.ts.isConditionalExpression(at)) return mayLoad(at.whenTrue) || mayLoad(at.whenFalse);
  if (import_ts_morph4.ts.isBinaryExpression(at))
    return yieldsRight.has(at.operatorToken.kind) && (mayLoad(at.right) || mayLoad(at.left));
  return import_ts_morph4.ts.isCallExpression(at) && (isLoad(at) || at.arguments.length === 1 && mayLoad(at.arguments[0]));
}
function noteMember(walk, access) {
  const { expression } = access;
  const simple = import_ts_morph4.ts.isCallExpression(expression) || import_ts_morph4.ts.isParenthesizedExpression(expression);
  if (!simple || isLoad(expression) && !isRequireCall(expression)) return;
  let at = bare(expression);
  if (import_ts_morph4.ts.isAwaitExpression(at)) at = bare(at.expression);
  if (isLoad(at) && !walk.targets.has(at))
    walk.targets.set(at, { name: void 0, member: access.name, declares: false });
}
function noteCallback(walk, call, then) {
  if (then.name.text !== "then" || call.expression !== then) return;
  const callback = call.arguments[0];
  const load = bare(then.expression);
  if (callback === void 0 || !(import_ts_morph4.ts.isArrowFunction(callback) || import_ts_morph4.ts.isFunctionExpression(callback))) return;
  const name = callback.parameters[0]?.name;
  const fact = name === void 0 ? void 0 : walk.loads.get(load);
  if (name !== void 0 && fact !== void 0) addBindings(walk, fact, { name, member: void 0, declares: true });
}
function noteAssignment(walk, { left, right }) {
  if (import_ts_morph4.ts.isIdentifier(left) && mayLoad(right))
    noteLoads(walk, right, { name: left, member: void 0, declares: false });
}
function isRequireCall(node) {
  return import_ts_morph4.ts.isCallExpression(node) && isRequire(node.expression) && isLoad(node);
}
function isRequire(node) {
  return import_ts_morph4.ts.isIdentifier(node) && node.escapedText === "require";
}
function isLoad(node) {
  if (!import_ts_morph4.ts.isCallExpression(node)) return false;
  const first = node.arguments[0];
  if (first === void 0 || !import_ts_morph4.ts.isStringLiteralLike(first)) return false;
  return node.expression.kind === Kind2.ImportKeyword || isRequire(node.expression);
}
function addLoad(walk, call, specifier, form) {
  const { deferred, condition } = walk.place;
  const fact = {
    form,
    specifier: specifier.text,
    specifierSpan: insideQuotes(walk, specifier),
    span: spanOf(walk, call),
    bindings: [],
    typeOnly: false,
    deferred: deferred || form === "dynamic",
    condition: deferred ? void 0 : condition,
    confirmed: false
  };
  walk.imports.push(fact);
  walk.loads.set(call, fact);
  const target = walk.targets.get(call);
  if (target !== void 0) addBindings(walk, fact, target);
  return fact;
}
function addBindings(walk, fact, { name, member, declares }) {
  if (member !== void 0) {
    const place = spanOf(walk, member);
    const local = name !== void 0 && import_ts_morph4.ts.isIdentifier(name) ? name : void 0;
    addBinding(walk, fact, member.text, local, place, place, declares);
  } else if (name === void 0 || import_ts_morph4.ts.isArrayBindingPattern(name)) return;
  else if (import_ts_morph4.ts.isIdentifier(name)) {
    const place = spanOf(walk, name);
    addBinding(walk, fact, "*", name, place, place, declares);
  } else {
    for (const element of name.elements) {
      const imported = element.propertyName ?? element.name;
      const text = element.dotDotDotToken !== void 0 ? "*" : propertyText(imported);
      if (text === void 0) continue;
      const local = import_ts_morph4.ts.isIdentifier(element.name) ? element.name : void 0;
      addBinding(walk, fact, text, local, spanOf(walk, element), spanOf(walk, imported), declares);
    }
  }
}
function propertyText(name) {
  return import_ts_morph4.ts.isIdentifier(name) || import_ts_morph4.ts.isStringLiteralLike(name) ? name.text : void 0;
}
function addBinding(walk, fact, imported, local, span, importedSpan, declares) {
  const binding = {
    imported,
    local: local?.text ?? "",
    span,
    importedSpan,
    typeOnly: false,
    use: 0,
    uses: 0,
    attributes: [],
    eager: void 0
  };
  fact.bindings.push(binding);
  if (local === void 0 || !declares) return;
  const known = walk.bound.get(local);
  if (known === void 0) walk.bound.set(local, [binding]);
  else known.push(binding);
}
function insideQuotes(walk, literal) {
  const start = literal.getStart(walk.source) + 1;
  const closed = literal.end > start && walk.text[literal.end - 1] === walk.text[start - 1];
  return { start, end: Math.max(start, closed ? literal.end - 1 : literal.end) };
}
function loadedNames(declaration) {
  const { name, initializer } = declaration;
  return initializer !== void 0 && mayLoad(initializer) ? boundNames(name) : [];
}

// server/src/facts/typescript/scopes.ts
var Space = { value: 1, type: 2, namespace: 4, all: 7 };
var MergedNames = class _MergedNames {
  names = /* @__PURE__ */ new Map();
  inner = /* @__PURE__ */ new Map();
  nested(name) {
    const known = this.inner.get(name) ?? new _MergedNames();
    this.inner.set(name, known);
    return known;
  }
};
var Scopes = class {
  /** Names worth following: declarations and reads of others are not recorded. */
  tracked = /* @__PURE__ */ new Set(["require"]);
  current = newScope(void 0, true);
  enter(holdsVar, merged) {
    this.current = newScope(this.current, holdsVar);
    this.current.merged = merged;
    return this.current;
  }
  /** Enters the body of the function whose parameters the current scope holds. */
  enterBody() {
    const parameters = this.current;
    this.enter(true).parameters = parameters;
  }
  /** Enters a scope that was made before, for reads that stand in another place than its declarations. */
  resume(scope) {
    this.current = scope;
  }
  exit() {
    const { current } = this;
    this.settle(current);
    this.current = current.outer;
  }
  /** Ends the module: what no scope has answered is a global. */
  finish() {
    this.settle(this.current);
  }
  declare(name, spaces, scope = this.current) {
    if (!this.tracked.has(name)) return void 0;
    scope.declared ??= /* @__PURE__ */ new Map();
    const known = scope.declared.get(name) ?? { spaces: 0, bindings: [] };
    known.spaces |= spaces;
    scope.declared.set(name, known);
    return known;
  }
  declareVar(name) {
    if (this.tracked.has(name)) this.declare(name, Space.value, this.varScope());
  }
  varScope() {
    let scope = this.current;
    while (!scope.holdsVar && scope.outer !== void 0) scope = scope.outer;
    return scope;
  }
  /** A name that an import binds in the current scope, or where a `var` of this place lies; it has every meaning. */
  bind(name, binding, hoisted = false) {
    this.tracked.add(name);
    this.declare(name, 0, hoisted ? this.varScope() : this.current).bindings.push(binding);
  }
  alias(name, alias) {
    this.tracked.add(name);
    this.declare(name, 0).alias = alias;
  }
  read(name, spaces, use2, attribute = "", count = 1, eager) {
    if (this.tracked.has(name)) this.push({ name, spaces, use: use2, attribute, count, eager });
  }
  readRequire(call) {
    this.push({ name: "require", spaces: Space.value, use: 0, attribute: "", count: 0, call });
  }
  push(read2) {
    this.current.reads ??= [];
    this.current.reads.push(read2);
  }
  settle(scope) {
    const { reads } = scope;
    if (reads === void 0) return;
    if (scope.declared === void 0 && scope.merged === void 0) {
      this.handOn(scope.outer, reads);
      return;
    }
    const open = [];
    for (let at = 0; at < reads.length; at++) {
      const read2 = reads[at];
      const found = scope.declared?.get(read2.name);
      if (found === void 0 || !answer(found, read2, reads)) open.push(guarded(read2, scope.merged));
    }
    this.handOn(scope.outer, open);
  }
  handOn(outer, reads) {
    if (outer === void 0) {
      for (const read2 of reads) if (read2.call !== void 0 && !answeredByMerged(read2)) read2.call.confirmed = true;
      return;
    }
    if (outer.reads === void 0) outer.reads = reads;
    else for (const read2 of reads) outer.reads.push(read2);
  }
};
function newScope(outer, holdsVar) {
  return {
    outer,
    holdsVar,
    declared: void 0,
    reads: void 0,
    merged: void 0,
    parameters: void 0,
    local: void 0
  };
}
function answer(found, read2, reads) {
  const imported = found.bindings.length > 0 || found.alias !== void 0;
  if (!imported) return (found.spaces & read2.spaces) !== 0;
  if (answeredByMerged(read2)) return true;
  const use2 = (found.spaces & Space.value) === 0 ? read2.use : read2.use & ~(Use.value | Use.jsx);
  for (const binding of found.bindings) mark(binding, use2, read2);
  const { alias } = found;
  const handed = alias === void 0 ? 0 : use2 & ~(Use.type | alias.given);
  if (alias !== void 0 && handed !== 0) {
    alias.given |= handed;
    reads.push({ name: alias.root, spaces: alias.spaces, use: handed, attribute: "", count: 0 });
  }
  return true;
}
function mark(binding, use2, read2) {
  binding.use |= use2;
  binding.uses += read2.count;
  if ((use2 & (Use.value | Use.jsx)) !== 0) binding.eager ??= read2.eager;
  if (binding.imported !== "*" || read2.attribute === "") return;
  if (!binding.attributes.includes(read2.attribute)) binding.attributes.push(read2.attribute);
}
function answeredByMerged(read2) {
  return read2.merged?.some((table) => ((table.names.get(read2.name) ?? 0) & read2.spaces) !== 0) ?? false;
}
function guarded(read2, merged) {
  return merged === void 0 ? read2 : { ...read2, merged: [...read2.merged ?? [], merged] };
}

// server/src/facts/typescript/reads.ts
var Kind3 = import_ts_morph5.ts.SyntaxKind;
function visitIdentifier(walk, node) {
  readName(walk, node, Space.value);
}
function readName(walk, name, spaces, attribute = "") {
  const { why } = walk;
  const eager = walk.place.deferred ? void 0 : { why, span: { start: name.end - name.text.length, end: name.end } };
  walk.scopes.read(name.escapedText, spaces, isAmbient(name) ? Use.type : Use.value, attribute, 1, eager);
}
function readEntity(walk, name, spaces, use2, count = 1) {
  let at = name;
  let attribute = "";
  while (import_ts_morph5.ts.isQualifiedName(at)) {
    attribute = at.right.text;
    at = at.left;
  }
  walk.scopes.read(
    at.escapedText,
    attribute === "" ? spaces : spaces | Space.namespace,
    use2,
    attribute,
    count
  );
}
function visitChain(walk, node) {
  const links = [];
  let at = node;
  while (isLink(at)) {
    links.push(at);
    if (import_ts_morph5.ts.isPropertyAccessExpression(at)) noteMember(walk, at);
    at = at.expression;
  }
  readRoot(walk, at, links);
  for (let index = links.length - 1; index >= 0; index--) {
    const link = links[index];
    if (import_ts_morph5.ts.isElementAccessExpression(link)) walk.visit(link.argumentExpression);
    if (!import_ts_morph5.ts.isCallExpression(link)) continue;
    readCall(walk, link);
    const then = links[index + 1];
    if (then !== void 0 && import_ts_morph5.ts.isPropertyAccessExpression(then)) noteCallback(walk, link, then);
    for (const argument of link.typeArguments ?? []) walk.visit(argument);
    for (const argument of link.arguments) walk.visit(argument);
  }
}
function isLink(node) {
  return node.kind === Kind3.PropertyAccessExpression || node.kind === Kind3.CallExpression || node.kind === Kind3.ElementAccessExpression || node.kind === Kind3.NonNullExpression;
}
function readRoot(walk, root, links) {
  const first = links.at(-1);
  if (import_ts_morph5.ts.isIdentifier(root)) {
    readName(walk, root, Space.value, first === void 0 ? "" : attributeOf(first));
    return;
  }
  if (first !== void 0) noteCalledNow(walk, root, first, links.at(-2));
  walk.visit(root);
}
function attributeOf(link) {
  if (import_ts_morph5.ts.isPropertyAccessExpression(link)) return link.name.text;
  if (!import_ts_morph5.ts.isElementAccessExpression(link)) return "";
  return import_ts_morph5.ts.isStringLiteralLike(link.argumentExpression) ? link.argumentExpression.text : "";
}
function noteCalledNow(walk, root, first, second) {
  let at = root;
  while (import_ts_morph5.ts.isParenthesizedExpression(at)) at = at.expression;
  const called = import_ts_morph5.ts.isCallExpression(first) || import_ts_morph5.ts.isPropertyAccessExpression(first) && (first.name.text === "call" || first.name.text === "apply") && second !== void 0 && import_ts_morph5.ts.isCallExpression(second);
  if (called && (import_ts_morph5.ts.isArrowFunction(at) || import_ts_morph5.ts.isFunctionExpression(at) && at.asteriskToken === void 0)) {
    walk.calledNow = at;
  }
}
function visitBinary(walk, node) {
  const spine = [];
  let at = node;
  while (import_ts_morph5.ts.isBinaryExpression(at)) {
    spine.push(at);
    if (at.operatorToken.kind === Kind3.EqualsToken) noteAssignment(walk, at);
    at = at.left;
  }
  walk.visit(at);
  for (let index = spine.length - 1; index >= 0; index--) {
    const { operatorToken, right } = spine[index];
    if (isShortCircuit(operatorToken.kind)) conditionally(walk, spine[index], () => walk.visit(right));
    else walk.visit(right);
  }
}
function isShortCircuit(kind) {
  return kind === Kind3.AmpersandAmpersandToken || kind === Kind3.BarBarToken || kind === Kind3.QuestionQuestionToken;
}
function visitConditional(walk, node) {
  const { condition, whenTrue, whenFalse } = node;
  walk.visit(condition);
  conditionally(walk, node, () => {
    walk.visit(whenTrue);
    walk.visit(whenFalse);
  });
}
function conditionally(walk, node, read2) {
  if (walk.place.deferred) read2();
  else within(walk, { condition: { branch: "conditional", group: node.getStart(walk.source) } }, read2);
}
function visitPropertyAssignment(walk, node) {
  const { name, initializer } = node;
  visitName(walk, name);
  walk.visit(initializer);
}
function visitShorthand(walk, node) {
  const { name, objectAssignmentInitializer } = node;
  readName(walk, name, Space.value);
  if (objectAssignmentInitializer !== void 0) walk.visit(objectAssignmentInitializer);
}
function visitDecorator(walk, node) {
  because(walk, "decorator", () => walk.visit(node.expression));
}
function because(walk, why, read2) {
  const before = walk.why;
  walk.why = why;
  read2();
  walk.why = before;
}
function visitName(walk, name) {
  if (name.kind === Kind3.ComputedPropertyName) walk.visit(name.expression);
  else if (name.kind === Kind3.NoSubstitutionTemplateLiteral) walk.visit(name);
}
function visitOpaque(walk, node) {
  if (!import_ts_morph5.ts.isJsxText(node)) walk.opaque.push(node.getStart(walk.source), node.end);
  else if (!node.containsOnlyTriviaWhiteSpaces) walk.opaque.push(node.pos, node.end);
}

// server/src/facts/typescript/declare.ts
function declarePattern(walk, name, hoisting, exported = false) {
  if (import_ts_morph6.ts.isIdentifier(name)) {
    declareVariable(walk, name, hoisting, exported);
    return;
  }
  for (const element of name.elements) {
    if (!import_ts_morph6.ts.isBindingElement(element)) continue;
    if (element.propertyName !== void 0) visitName(walk, element.propertyName);
    if (element.initializer !== void 0) walk.visit(element.initializer);
    declarePattern(walk, element.name, hoisting, exported);
  }
}
function declareVariable(walk, name, hoisting, exported) {
  const text = name.escapedText;
  const bindings = walk.bound.get(name);
  if (bindings !== void 0) {
    for (const binding of bindings) walk.scopes.bind(text, binding, hoisting === "var");
  } else if (hoisting === "var") walk.scopes.declareVar(text);
  else walk.scopes.declare(text, Space.value);
  if (exported) exportName(walk, text, Space.value);
}
function declareNode(walk, node, name, spaces) {
  if (name === void 0) return;
  const text = name.escapedText;
  const { scopes } = walk;
  scopes.declare(text, spaces);
  const { parameters } = scopes.current;
  if (parameters !== void 0 && (spaces & Space.value) !== 0) scopes.declare(text, Space.value, parameters);
  if (hasModifier(node, import_ts_morph6.ts.SyntaxKind.ExportKeyword)) exportName(walk, text, spaces);
}
function exportName(walk, name, spaces) {
  const { scopes } = walk;
  const { merged } = scopes.current;
  if (merged !== void 0 && scopes.tracked.has(name)) merged.names.set(name, (merged.names.get(name) ?? 0) | spaces);
}
function declareTypeParameters(walk, parameters) {
  for (const parameter of parameters ?? []) {
    walk.scopes.declare(parameter.name.escapedText, Space.type);
    if (parameter.constraint !== void 0) walk.visit(parameter.constraint);
    if (parameter.default !== void 0) walk.visit(parameter.default);
  }
}
function mergedNamesOf(scope, name, exported) {
  if (exported && scope.merged !== void 0) return scope.merged.nested(name);
  scope.local ??= new MergedNames();
  return scope.local.nested(name);
}

// server/src/facts/typescript/definitions.ts
var import_ts_morph8 = require("ts-morph");

// server/src/facts/typescript/exports.ts
function isOwnLevel({ place }) {
  return !place.inFunction && !place.inBlock && place.owner === "";
}
function addExport(walk, name, local, from, typeOnly, span) {
  if (isOwnLevel(walk)) walk.exports.push({ name, local, from, typeOnly, span });
}

// server/src/facts/typescript/members.ts
var import_ts_morph7 = require("ts-morph");
var Kind4 = import_ts_morph7.ts.SyntaxKind;
function classMembers(walk, members) {
  const facts = [];
  const overloads = /* @__PURE__ */ new Map();
  for (const member of members) {
    if (import_ts_morph7.ts.isConstructorDeclaration(member)) {
      addCallable(walk, facts, overloads, "constructor", member, "constructor");
      if (member.body !== void 0) addParameterProperties(walk, facts, member);
    } else if (import_ts_morph7.ts.isMethodDeclaration(member)) {
      addCallable(walk, facts, overloads, "method", member, memberName(member.name));
    } else if (import_ts_morph7.ts.isAccessor(member)) {
      addCallable(walk, facts, void 0, "accessor", member, memberName(member.name));
    } else if (import_ts_morph7.ts.isPropertyDeclaration(member)) {
      const fact = add(walk, facts, "property", member, memberName(member.name), member.type);
      if (fact !== void 0 && member.initializer !== void 0) measureNode(walk, fact, member.initializer);
    }
  }
  return facts;
}
function typeMembers(walk, members) {
  const facts = [];
  const overloads = /* @__PURE__ */ new Map();
  for (const member of members) {
    if (import_ts_morph7.ts.isMethodSignature(member)) {
      addCallable(walk, facts, overloads, "method", member, memberName(member.name));
    } else if (import_ts_morph7.ts.isPropertySignature(member)) {
      add(walk, facts, "property", member, memberName(member.name), member.type);
    } else if (import_ts_morph7.ts.isGetAccessor(member) || import_ts_morph7.ts.isSetAccessor(member)) {
      addCallable(walk, facts, void 0, "accessor", member, memberName(member.name));
    }
  }
  for (const fact of facts) fact.abstract = true;
  return facts;
}
function enumMembers(walk, members) {
  const facts = [];
  for (const member of members) {
    const fact = add(walk, facts, "property", member, memberName(member.name), void 0);
    if (fact === void 0) continue;
    fact.static = true;
    if (member.initializer !== void 0) measureNode(walk, fact, member.initializer);
  }
  return facts;
}
function addCallable(walk, facts, overloads, kind, node, name) {
  const key = `${hasModifier(node, Kind4.StaticKeyword)} ${name}`;
  const known = overloads?.get(key);
  const body = import_ts_morph7.ts.isMethodSignature(node) ? void 0 : node.body;
  if (known !== void 0 && body === void 0) return;
  const fact = add(walk, facts, kind, node, name, node.type);
  if (fact === void 0) return;
  fact.parameters = parameterNames(node.parameters);
  if (body !== void 0) measure(walk, fact, body.statements.pos, body.statements.end);
  if (known !== void 0) {
    facts.pop();
    facts[known] = fact;
  } else overloads?.set(key, facts.length - 1);
}
function addParameterProperties(walk, facts, node) {
  for (const parameter of node.parameters) {
    if (!import_ts_morph7.ts.isParameterPropertyDeclaration(parameter, node)) continue;
    add(walk, facts, "property", parameter, memberName(parameter.name), parameter.type);
  }
}
function add(walk, facts, kind, node, name, type) {
  if (name === void 0 || name === "") return void 0;
  const fact = {
    kind,
    name,
    nameSpan: nameSpanOf(walk, node),
    static: hasModifier(node, Kind4.StaticKeyword),
    abstract: hasModifier(node, Kind4.AbstractKeyword),
    parameters: [],
    type: typeName(type),
    size: 0,
    body: 0
  };
  facts.push(fact);
  return fact;
}
function nameSpanOf(walk, node) {
  const { name, modifiers } = node;
  if (name !== void 0) return spanOf(walk, name);
  const from = modifiers?.at(-1)?.end ?? node.getStart(walk.source);
  const start = from + (/^\s*/.exec(walk.text.slice(from, node.end))?.[0].length ?? 0);
  return { start, end: Math.min(start + "constructor".length, node.end) };
}

// server/src/facts/typescript/definitions.ts
var Kind5 = import_ts_morph8.ts.SyntaxKind;
function defineClass(walk, node) {
  const fact = define(walk, "class", node, node.name);
  if (fact !== void 0) fillClass(walk, fact, node);
}
function defineFunction(walk, node) {
  const fact = define(walk, "function", node, node.name);
  if (fact === void 0) return;
  fact.overload = node.body === void 0 && !fact.declared;
  fillFunction(walk, fact, node);
}
function defineInterface(walk, node) {
  const fact = define(walk, "interface", node, node.name);
  if (fact === void 0) return;
  fact.abstract = true;
  fact.bases = (node.heritageClauses ?? []).flatMap(({ types }) => namesOf(types));
  fact.members = typeMembers(walk, node.members);
  measure(walk, fact, node.members.pos, node.members.end);
}
function defineType(walk, node) {
  const fact = define(walk, "type", node, node.name);
  if (fact === void 0) return;
  fact.abstract = true;
  if (import_ts_morph8.ts.isTypeLiteralNode(node.type)) fact.members = typeMembers(walk, node.type.members);
  measureNode(walk, fact, node.type);
}
function defineEnum(walk, node) {
  const fact = define(walk, "enum", node, node.name);
  if (fact === void 0) return;
  fact.members = enumMembers(walk, node.members);
  measure(walk, fact, node.members.pos, node.members.end);
}
function defineNamespace(walk, node) {
  const { name, body } = node;
  if (!import_ts_morph8.ts.isIdentifier(name) || name.text === "global") return;
  const fact = define(walk, "namespace", node, name);
  if (fact !== void 0 && body !== void 0 && import_ts_morph8.ts.isModuleBlock(body)) {
    measure(walk, fact, body.statements.pos, body.statements.end);
  }
}
function defineVariables(walk, node) {
  const { flags, declarations } = node.declarationList;
  if (walk.place.inBlock && (flags & import_ts_morph8.ts.NodeFlags.BlockScoped) !== 0) return;
  for (const declaration of declarations) {
    const value = declaration.initializer === void 0 ? void 0 : bare(declaration.initializer);
    if (import_ts_morph8.ts.isIdentifier(declaration.name) && value !== void 0) {
      defineValue(walk, node, spanOf(walk, declaration.name), value, declaration.name.text);
    } else for (const name of boundNames(declaration.name)) define(walk, "variable", node, name);
  }
}
function defineAssigned(walk, node, name, value, text) {
  defineValue(walk, node, name, value, text);
}
function defineValue(walk, node, name, value, text) {
  if (import_ts_morph8.ts.isArrowFunction(value) || import_ts_morph8.ts.isFunctionExpression(value)) {
    const fact = add2(walk, "function", node, name, text);
    if (fact !== void 0) fillFunction(walk, fact, value);
  } else if (import_ts_morph8.ts.isClassExpression(value)) {
    const fact = add2(walk, "class", node, name, text);
    if (fact !== void 0) fillClass(walk, fact, value);
  } else {
    const fact = add2(walk, "variable", node, name, text);
    if (fact !== void 0) measureNode(walk, fact, value);
  }
}
function define(walk, kind, node, name) {
  const span = name === void 0 ? keywordOf(walk, node) : spanOf(walk, name);
  return add2(walk, kind, node, span, name === void 0 ? "default" : name.text);
}
function add2(walk, kind, node, nameSpan, text) {
  const { inFunction, inBlock, condition, owner } = walk.place;
  if (inFunction || inBlock && condition === void 0 || text === "") return void 0;
  const fact = {
    kind,
    name: text,
    owner,
    nameSpan,
    span: spanOf(walk, node),
    bases: [],
    interfaces: [],
    decorators: [],
    members: [],
    parameters: [],
    abstract: false,
    declared: isAmbient(node),
    conditionGroup: condition === void 0 ? -1 : condition.group,
    overload: false,
    markers: definitionMarkers(walk, node.pos),
    size: 0
  };
  if (kind !== "variable") fact.abstract = fact.declared;
  walk.definitions.push(fact);
  if (isOwnLevel(walk) && (walk.exportsAll || hasModifier(node, Kind5.ExportKeyword))) {
    const exported = hasModifier(node, Kind5.DefaultKeyword) ? "default" : text;
    addExport(walk, exported, text, void 0, kind === "interface" || kind === "type", nameSpan);
  }
  return fact;
}
function keywordOf(walk, node) {
  const { modifiers } = node;
  const keyword = modifiers?.find((modifier) => modifier.kind === Kind5.DefaultKeyword);
  if (keyword !== void 0) return spanOf(walk, keyword);
  const start = node.getStart(walk.source);
  return { start, end: Math.min(node.end, start + "export".length) };
}
function fillClass(walk, fact, node) {
  const implemented = [];
  const bases = [];
  for (const { token, types } of node.heritageClauses ?? []) {
    const names = namesOf(types);
    bases.push(...names);
    if (token === Kind5.ImplementsKeyword) implemented.push(...names);
  }
  fact.bases = bases;
  fact.interfaces = implemented;
  fact.decorators = decoratorNames(node);
  fact.abstract = fact.declared || hasModifier(node, Kind5.AbstractKeyword);
  fact.members = classMembers(walk, node.members);
  measure(walk, fact, node.members.pos, node.members.end);
}
function fillFunction(walk, fact, node) {
  fact.parameters = parameterNames(node.parameters);
  if (node.body === void 0) return;
  if (import_ts_morph8.ts.isBlock(node.body)) measure(walk, fact, node.body.statements.pos, node.body.statements.end);
  else measureNode(walk, fact, node.body);
}
function namesOf(types) {
  return types.flatMap(({ expression }) => dottedName(expression) ?? []);
}
function decoratorNames(node) {
  return (node.modifiers ?? []).flatMap((modifier) => {
    if (!import_ts_morph8.ts.isDecorator(modifier)) return [];
    const { expression } = modifier;
    return dottedName(import_ts_morph8.ts.isCallExpression(expression) ? expression.expression : expression) ?? [];
  });
}

// server/src/facts/typescript/metadata.ts
var import_ts_morph9 = require("ts-morph");
var Kind6 = import_ts_morph9.ts.SyntaxKind;
function collectMetadataTypes(walk, node) {
  const add3 = (type) => {
    if (type !== void 0) walk.metadataTypes.add(type);
  };
  const addParameters = (parameters) => {
    for (const parameter of parameters) add3(parameter.type);
  };
  if (isDecorated(node)) {
    const built = node.members.find((member) => import_ts_morph9.ts.isConstructorDeclaration(member) && member.body !== void 0);
    if (built !== void 0) addParameters(built.parameters);
  }
  for (const member of node.members) {
    if (import_ts_morph9.ts.isPropertyDeclaration(member)) {
      if (isDecorated(member)) add3(member.type);
    } else if (import_ts_morph9.ts.isAccessor(member)) {
      if (isDecorated(member)) add3(accessorType(member) ?? accessorType(otherAccessor(node, member)));
      else if (decoratedParameter(member.parameters)) {
        addParameters(member.parameters);
        add3(member.type);
      }
    } else if (import_ts_morph9.ts.isMethodDeclaration(member) || import_ts_morph9.ts.isConstructorDeclaration(member)) {
      if (member.body === void 0) continue;
      if (!decoratedParameter(member.parameters) && !(import_ts_morph9.ts.isMethodDeclaration(member) && isDecorated(member))) continue;
      addParameters(member.parameters);
      add3(member.type);
    }
  }
}
function readMetadata(walk, type, rest = false) {
  if (walk.metadataTypes.size === 0 || !walk.metadataTypes.has(type)) return;
  const name = serialisedName(rest ? elementOf(type) : type);
  if (name !== void 0) readEntity(walk, name, Space.type, Use.metadata, 0);
}
function elementOf(type) {
  if (import_ts_morph9.ts.isArrayTypeNode(type)) return type.elementType;
  if (import_ts_morph9.ts.isTypeReferenceNode(type) && type.typeArguments?.length === 1) return type.typeArguments[0];
  return void 0;
}
function isDecorated(node) {
  return hasModifier(node, Kind6.Decorator);
}
function decoratedParameter(parameters) {
  return parameters.some(isDecorated);
}
function accessorType(accessor) {
  if (accessor === void 0) return void 0;
  return import_ts_morph9.ts.isGetAccessor(accessor) ? accessor.type : accessor.parameters[0]?.type;
}
function otherAccessor(node, accessor) {
  const name = memberName(accessor.name);
  const isStatic = hasModifier(accessor, Kind6.StaticKeyword);
  const found = node.members.find(
    (member) => import_ts_morph9.ts.isAccessor(member) && member.kind !== accessor.kind && name !== void 0 && memberName(member.name) === name && hasModifier(member, Kind6.StaticKeyword) === isStatic
  );
  return found;
}
function serialisedName(type) {
  if (type === void 0) return void 0;
  if (import_ts_morph9.ts.isTypeReferenceNode(type)) return type.typeName;
  if (import_ts_morph9.ts.isParenthesizedTypeNode(type) || import_ts_morph9.ts.isNamedTupleMember(type)) return serialisedName(type.type);
  if (import_ts_morph9.ts.isUnionTypeNode(type) || import_ts_morph9.ts.isIntersectionTypeNode(type)) return commonName(type.types);
  if (import_ts_morph9.ts.isConditionalTypeNode(type)) return commonName([type.trueType, type.falseType]);
  return void 0;
}
function commonName(types) {
  let common;
  for (const type of types) {
    if (type.kind === Kind6.NeverKeyword) continue;
    const name = serialisedName(type);
    if (name === void 0) return void 0;
    if (common === void 0) common = name;
    else if (!import_ts_morph9.ts.isIdentifier(common) || !import_ts_morph9.ts.isIdentifier(name) || common.escapedText !== name.escapedText)
      return void 0;
  }
  return common;
}

// server/src/facts/typescript/types.ts
var import_ts_morph10 = require("ts-morph");
function visitTypeReference(walk, node) {
  const { typeName: typeName2, typeArguments } = node;
  readEntity(walk, typeName2, Space.type, Use.type);
  for (const argument of typeArguments ?? []) walk.visit(argument);
}
function readTypeReference(walk, node) {
  let at = node.expression;
  let attribute = "";
  while (import_ts_morph10.ts.isPropertyAccessExpression(at)) {
    attribute = at.name.text;
    at = at.expression;
  }
  if (import_ts_morph10.ts.isIdentifier(at)) {
    const spaces = attribute === "" ? Space.type : Space.namespace;
    walk.scopes.read(at.escapedText, spaces, Use.type, attribute);
  } else walk.visit(at);
  for (const argument of node.typeArguments ?? []) walk.visit(argument);
}
function visitTypeQuery(walk, node) {
  const { exprName, typeArguments } = node;
  readEntity(walk, exprName, Space.value, Use.type);
  for (const argument of typeArguments ?? []) walk.visit(argument);
}
function visitImportType(walk, node) {
  const type = node;
  const { argument, qualifier, typeArguments } = type;
  if (import_ts_morph10.ts.isLiteralTypeNode(argument) && import_ts_morph10.ts.isStringLiteralLike(argument.literal)) {
    let first = qualifier;
    while (first !== void 0 && import_ts_morph10.ts.isQualifiedName(first)) first = first.left;
    const place = spanOf(walk, first ?? node);
    const imported = first === void 0 ? "*" : first.text;
    walk.imports.push({
      form: "import-type",
      specifier: argument.literal.text,
      specifierSpan: insideQuotes(walk, argument.literal),
      span: spanOf(walk, node),
      bindings: [
        {
          imported,
          local: "",
          span: place,
          importedSpan: place,
          typeOnly: true,
          use: Use.type,
          uses: 1,
          attributes: [],
          eager: void 0
        }
      ],
      typeOnly: true,
      deferred: false,
      condition: void 0,
      confirmed: true
    });
  }
  for (const each of typeArguments ?? []) walk.visit(each);
}
function visitTypePredicate(walk, node) {
  const { type } = node;
  if (type !== void 0) walk.visit(type);
}
function visitTupleMember(walk, node) {
  walk.visit(node.type);
}
function visitMappedType(walk, node) {
  const { typeParameter, nameType, type } = node;
  walk.scopes.enter(false);
  walk.scopes.declare(typeParameter.name.escapedText, Space.type);
  if (typeParameter.constraint !== void 0) walk.visit(typeParameter.constraint);
  if (nameType !== void 0) walk.visit(nameType);
  if (type !== void 0) walk.visit(type);
  walk.scopes.exit();
}
function visitConditionalType(walk, node) {
  let at = node;
  while (import_ts_morph10.ts.isConditionalTypeNode(at)) {
    walk.visit(at.checkType);
    const { current } = walk.scopes;
    const { inferScope } = walk;
    walk.inferScope = walk.scopes.enter(false);
    const inner = walk.inferScope;
    walk.scopes.resume(current);
    walk.visit(at.extendsType);
    walk.inferScope = inferScope;
    walk.scopes.resume(inner);
    walk.visit(at.trueType);
    walk.scopes.exit();
    at = at.falseType;
  }
  walk.visit(at);
}
function visitInferType(walk, node) {
  const { name, constraint } = node.typeParameter;
  if (walk.inferScope !== void 0) walk.scopes.declare(name.escapedText, Space.type, walk.inferScope);
  if (constraint === void 0) return;
  walk.scopes.enter(false);
  walk.scopes.declare(name.escapedText, Space.type);
  walk.visit(constraint);
  walk.scopes.exit();
}
function visitTypeParameter(walk, node) {
  const { constraint, default: otherwise } = node;
  if (constraint !== void 0) walk.visit(constraint);
  if (otherwise !== void 0) walk.visit(otherwise);
}
function visitTypeAlias(walk, node) {
  const { name, typeParameters, type } = node;
  declareNode(walk, node, name, Space.type);
  defineType(walk, node);
  walk.scopes.enter(false);
  declareTypeParameters(walk, typeParameters);
  walk.visit(type);
  walk.scopes.exit();
}

// server/src/facts/typescript/classes.ts
var Kind7 = import_ts_morph11.ts.SyntaxKind;
function visitClass(walk, node) {
  const declaration = node;
  for (const modifier of declaration.modifiers ?? []) walk.visit(modifier);
  if (import_ts_morph11.ts.isClassDeclaration(node)) {
    declareNode(walk, node, node.name, Space.value | Space.type);
    defineClass(walk, node);
  }
  walk.scopes.enter(false);
  if (import_ts_morph11.ts.isClassExpression(node) && node.name !== void 0) {
    walk.scopes.declare(node.name.escapedText, Space.value | Space.type);
  }
  declareTypeParameters(walk, declaration.typeParameters);
  readHeritage(walk, declaration.heritageClauses);
  if (!walk.javascript && import_ts_morph11.ts.isClassDeclaration(node)) collectMetadataTypes(walk, node);
  for (const member of declaration.members) walk.visit(member);
  walk.scopes.exit();
}
function visitInterface(walk, node) {
  const declaration = node;
  declareNode(walk, node, declaration.name, Space.type);
  defineInterface(walk, declaration);
  walk.scopes.enter(false);
  declareTypeParameters(walk, declaration.typeParameters);
  for (const { types } of declaration.heritageClauses ?? []) for (const type of types) readTypeReference(walk, type);
  for (const member of declaration.members) walk.visit(member);
  walk.scopes.exit();
}
function readHeritage(walk, clauses) {
  for (const { token, types } of clauses ?? []) {
    for (const type of types) {
      if (token === Kind7.ImplementsKeyword) readTypeReference(walk, type);
      else {
        because(walk, "base class", () => walk.visit(type.expression));
        for (const argument of type.typeArguments ?? []) walk.visit(argument);
      }
    }
  }
}
function visitProperty(walk, node) {
  const { modifiers, name, type, initializer } = node;
  for (const modifier of modifiers ?? []) walk.visit(modifier);
  visitName(walk, name);
  if (type !== void 0) {
    readMetadata(walk, type);
    walk.visit(type);
  }
  if (initializer === void 0) return;
  const later = hasModifier(node, Kind7.StaticKeyword) ? {} : { deferred: true, condition: void 0 };
  within(walk, { inFunction: true, ...later }, () => walk.visit(initializer));
}
function visitPropertySignature(walk, node) {
  const { name, type } = node;
  visitName(walk, name);
  if (type !== void 0) walk.visit(type);
}
function visitStaticBlock(walk, node) {
  walk.scopes.enter(true);
  within(walk, { inFunction: true }, () => {
    for (const statement of node.body.statements) walk.visit(statement);
  });
  walk.scopes.exit();
}

// server/src/facts/typescript/forwarding.ts
var import_ts_morph16 = require("ts-morph");

// server/src/facts/typescript/commonjs.ts
var import_ts_morph13 = require("ts-morph");

// server/src/facts/typescript/constants.ts
var import_ts_morph12 = require("ts-morph");
var keywords = /* @__PURE__ */ new Set([
  import_ts_morph12.ts.SyntaxKind.TrueKeyword,
  import_ts_morph12.ts.SyntaxKind.FalseKeyword,
  import_ts_morph12.ts.SyntaxKind.NullKeyword
]);
function isConstant(value) {
  if (import_ts_morph12.ts.isPrefixUnaryExpression(value)) return import_ts_morph12.ts.isNumericLiteral(value.operand);
  if (import_ts_morph12.ts.isArrayLiteralExpression(value)) return value.elements.every((element) => isConstant(bare(element)));
  if (import_ts_morph12.ts.isObjectLiteralExpression(value)) {
    return value.properties.every((each) => import_ts_morph12.ts.isPropertyAssignment(each) && isConstant(bare(each.initializer)));
  }
  if (import_ts_morph12.ts.isIdentifier(value)) return value.text === "undefined";
  if (import_ts_morph12.ts.isStringLiteralLike(value) || import_ts_morph12.ts.isNumericLiteral(value) || import_ts_morph12.ts.isBigIntLiteral(value)) return true;
  return import_ts_morph12.ts.isRegularExpressionLiteral(value) || keywords.has(value.kind);
}

// server/src/facts/typescript/commonjs.ts
function readCommonJs(walk, node, expression) {
  if (!walk.javascript) return false;
  if (import_ts_morph13.ts.isCallExpression(expression)) return readHelper(walk, expression);
  if (!import_ts_morph13.ts.isBinaryExpression(expression)) return false;
  if (expression.operatorToken.kind === import_ts_morph13.ts.SyntaxKind.CommaToken) {
    const left = readCommonJs(walk, node, bare(expression.left));
    return readCommonJs(walk, node, bare(expression.right)) && left;
  }
  if (expression.operatorToken.kind !== import_ts_morph13.ts.SyntaxKind.EqualsToken) return false;
  const names = [];
  let value = expression;
  while (import_ts_morph13.ts.isBinaryExpression(value) && value.operatorToken.kind === import_ts_morph13.ts.SyntaxKind.EqualsToken) {
    const name = exportedName(value.left);
    if (name === void 0) return false;
    names.push({ name, span: spanOf(walk, import_ts_morph13.ts.isPropertyAccessExpression(value.left) ? value.left.name : value.left) });
    value = bare(value.right);
  }
  if (import_ts_morph13.ts.isVoidExpression(value) || names.every(({ name }) => name === "__esModule")) return true;
  let forwards2 = true;
  for (const { name, span } of names) {
    if (name === "exports") continue;
    if (!readValue(walk, node, name, span, value)) forwards2 = false;
  }
  return forwards2;
}
function exportedName(left) {
  const dotted = dottedName(left);
  if (dotted === "exports" || dotted === "module.exports") return dotted === "exports" ? "exports" : "*";
  return /^(?:module\.)?exports\.([\w$]+)$/.exec(dotted ?? "")?.[1];
}
function readValue(walk, node, name, span, value) {
  const load = loadOf(walk, value);
  if (load !== void 0) {
    addExport(walk, name, load.name, load.fact, false, span);
    return true;
  }
  if (name === "*" && import_ts_morph13.ts.isObjectLiteralExpression(value)) return readObject(walk, value);
  const exported = name === "*" ? "default" : name;
  if (import_ts_morph13.ts.isIdentifier(value)) {
    addExport(walk, exported, value.text, void 0, false, span);
    return true;
  }
  addExport(walk, exported, exported, void 0, false, span);
  defineAssigned(walk, node, span, value, exported);
  return isConstant(value);
}
function readObject(walk, { properties }) {
  return properties.filter((property) => !readProperty(walk, property)).length === 0;
}
function readProperty(walk, property) {
  if (import_ts_morph13.ts.isSpreadAssignment(property)) {
    const load = loadOf(walk, property.expression);
    if (load !== void 0) addExport(walk, "*", "*", load.fact, false, spanOf(walk, property));
    return load !== void 0;
  }
  const name = memberName(property.name);
  if (name === void 0 || import_ts_morph13.ts.isComputedPropertyName(property.name)) return false;
  const span = spanOf(walk, property.name);
  const value = import_ts_morph13.ts.isPropertyAssignment(property) ? bare(property.initializer) : void 0;
  const named = value !== void 0 && (import_ts_morph13.ts.isIdentifier(value) || loadOf(walk, value) !== void 0);
  if (value !== void 0 && (named || import_ts_morph13.ts.isClassExpression(value) || import_ts_morph13.ts.isFunctionLike(value))) {
    return readValue(walk, property, name, span, value);
  }
  addExport(walk, name, name, void 0, false, span);
  return import_ts_morph13.ts.isShorthandPropertyAssignment(property) || value !== void 0 && isConstant(value);
}
function loadOf(walk, value) {
  const at = bare(value);
  const access = import_ts_morph13.ts.isPropertyAccessExpression(at) ? at : void 0;
  let call = access === void 0 ? at : bare(access.expression);
  if (import_ts_morph13.ts.isCallExpression(call) && !walk.loads.has(call) && call.arguments.length === 1)
    call = bare(call.arguments[0]);
  const fact = walk.loads.get(call);
  return fact?.form === "require" ? { fact, name: access?.name.text ?? "*" } : void 0;
}
function readHelper(walk, call) {
  const callee = dottedName(call.expression) ?? "";
  const first = call.arguments[0];
  if (/(^|\.)__(exportStar|export)$/.test(callee) && first !== void 0) {
    const load = loadOf(walk, first);
    if (load !== void 0) addExport(walk, "*", "*", load.fact, false, spanOf(walk, call));
    return load !== void 0;
  }
  if (callee !== "Object.defineProperty" || first === void 0 || !/^(module\.)?exports$/.test(dottedName(first) ?? "")) {
    return false;
  }
  const name = call.arguments[1];
  return name !== void 0 && import_ts_morph13.ts.isStringLiteral(name) && readGetter(walk, name, call.arguments[2]);
}
function readGetter(walk, name, descriptor) {
  if (name.text === "__esModule") return true;
  if (descriptor === void 0 || !import_ts_morph13.ts.isObjectLiteralExpression(descriptor)) return false;
  const getter = descriptor.properties.find((each) => each.name !== void 0 && memberName(each.name) === "get");
  const value = getter !== void 0 && import_ts_morph13.ts.isPropertyAssignment(getter) ? returned(getter.initializer) : void 0;
  const target = dottedName(value);
  if (target === void 0) return false;
  const span = spanOf(walk, name);
  const nameSpan = { start: span.start + 1, end: Math.max(span.start + 1, span.end - 1) };
  addExport(walk, name.text, name.text, void 0, false, nameSpan);
  walk.aliases.push({ name: name.text, target, nameSpan, span: nameSpan });
  return true;
}
function returned(value) {
  if (import_ts_morph13.ts.isArrowFunction(value) && !import_ts_morph13.ts.isBlock(value.body)) return value.body;
  if (!import_ts_morph13.ts.isArrowFunction(value) && !import_ts_morph13.ts.isFunctionExpression(value)) return void 0;
  const only = import_ts_morph13.ts.isBlock(value.body) && value.body.statements.length === 1 ? value.body.statements[0] : void 0;
  return only !== void 0 && import_ts_morph13.ts.isReturnStatement(only) ? only.expression : void 0;
}

// server/src/facts/typescript/warnings.ts
var import_ts_morph14 = require("ts-morph");
function isWarning(statement) {
  if (import_ts_morph14.ts.isExpressionStatement(statement)) return warnedBy(statement) !== void 0;
  if (import_ts_morph14.ts.isBlock(statement)) return statement.statements.length > 0 && statement.statements.every(isWarning);
  if (!import_ts_morph14.ts.isIfStatement(statement)) return false;
  const { thenStatement, elseStatement } = statement;
  return isWarning(thenStatement) && (elseStatement === void 0 || isWarning(elseStatement));
}
function announcedBy(statement) {
  if (import_ts_morph14.ts.isIfStatement(statement)) return announcedBy(statement.thenStatement);
  if (import_ts_morph14.ts.isBlock(statement)) return statement.statements.map(announcedBy).find((marker) => marker !== void 0);
  const call = import_ts_morph14.ts.isExpressionStatement(statement) ? warnedBy(statement) : void 0;
  if (call === void 0) return void 0;
  const words = call.arguments.map(textOf).join(" ");
  const announces = /deprecat/i.test(words) || /deprecat/i.test(dottedName(call.expression) ?? "");
  return announces ? { replacement: replacementIn(words) } : void 0;
}
function warnedBy({ expression }) {
  const call = bare(expression);
  if (!import_ts_morph14.ts.isCallExpression(call)) return void 0;
  const callee = dottedName(call.expression);
  return callee !== void 0 && /(warn|deprecat)[^.]*$/i.test(callee) ? call : void 0;
}
function textOf(node) {
  if (import_ts_morph14.ts.isStringLiteralLike(node)) return node.text;
  if (import_ts_morph14.ts.isTemplateExpression(node))
    return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(" ");
  if (import_ts_morph14.ts.isBinaryExpression(node)) return `${textOf(node.left)}${textOf(node.right)}`;
  if (!import_ts_morph14.ts.isObjectLiteralExpression(node)) return "";
  return node.properties.map((each) => import_ts_morph14.ts.isPropertyAssignment(each) ? textOf(each.initializer) : "").join(" ");
}

// server/src/facts/typescript/wrappers.ts
var import_ts_morph15 = require("ts-morph");
function wrapperTarget(node) {
  if (node.asteriskToken !== void 0 || node.body === void 0) return void 0;
  const call = onlyCall(node.body);
  if (call === void 0 || call.arguments.length !== node.parameters.length) return void 0;
  const target = dottedName(call.expression);
  if (target === void 0 || /^(this|super|import|new|require)\b/.test(target)) return void 0;
  const names = node.parameters.map((parameter, index) => passedAs(parameter, call.arguments[index]));
  return names.includes(void 0) || names.includes(target.split(".")[0]) ? void 0 : target;
}
function onlyCall(body) {
  if (!import_ts_morph15.ts.isBlock(body)) return callOf(body);
  const last = body.statements.at(-1);
  if (last === void 0 || !body.statements.slice(0, -1).every(isWarning)) return void 0;
  if (import_ts_morph15.ts.isReturnStatement(last)) return last.expression === void 0 ? void 0 : callOf(last.expression);
  return import_ts_morph15.ts.isExpressionStatement(last) && !isWarning(last) ? callOf(last.expression) : void 0;
}
function callOf(expression) {
  const at = bare(expression);
  if (import_ts_morph15.ts.isAwaitExpression(at)) return callOf(at.expression);
  return import_ts_morph15.ts.isCallExpression(at) ? at : void 0;
}
function passedAs({ name, dotDotDotToken }, argument) {
  const spread = import_ts_morph15.ts.isSpreadElement(argument);
  if (!import_ts_morph15.ts.isIdentifier(name) || spread !== (dotDotDotToken !== void 0)) return void 0;
  const passed = bare(spread ? argument.expression : argument);
  return import_ts_morph15.ts.isIdentifier(passed) && passed.text === name.text ? name.text : void 0;
}

// server/src/facts/typescript/forwarding.ts
function readForwarding(walk, statement) {
  if (isWarning(statement)) walk.announced ??= announcedBy(statement);
  else if (!forwards(walk, statement)) walk.ownStatements++;
}
function forwards(walk, statement) {
  switch (statement.kind) {
    case import_ts_morph16.ts.SyntaxKind.ImportDeclaration:
    case import_ts_morph16.ts.SyntaxKind.ExportDeclaration:
    case import_ts_morph16.ts.SyntaxKind.NamespaceExportDeclaration:
    case import_ts_morph16.ts.SyntaxKind.EmptyStatement:
      return true;
    case import_ts_morph16.ts.SyntaxKind.ImportEqualsDeclaration:
      return readImportAlias(walk, statement);
    case import_ts_morph16.ts.SyntaxKind.ExportAssignment:
      return readExportAssignment(walk, statement);
    case import_ts_morph16.ts.SyntaxKind.VariableStatement:
      return readVariables(walk, statement);
    case import_ts_morph16.ts.SyntaxKind.FunctionDeclaration:
      return readFunction(walk, statement);
    case import_ts_morph16.ts.SyntaxKind.TypeAliasDeclaration:
      return readTypeAlias(walk, statement);
    case import_ts_morph16.ts.SyntaxKind.ExpressionStatement:
      return readExpression(walk, statement);
    default:
      return false;
  }
}
function readImportAlias(walk, node) {
  if (!import_ts_morph16.ts.isExternalModuleReference(node.moduleReference))
    addAlias(walk, node, node.name, dottedName(node.moduleReference));
  return true;
}
function readExportAssignment(walk, node) {
  const value = bare(node.expression);
  if (import_ts_morph16.ts.isIdentifier(node.expression) || isConstant(value)) return true;
  const target = aliasTarget(value);
  const definition = walk.definitions.at(-1);
  if (target === void 0 || definition === void 0) return false;
  walk.aliases.push({ name: "default", target, nameSpan: definition.nameSpan, span: spanOf(walk, node) });
  return true;
}
function readVariables(walk, node) {
  const { flags, declarations } = node.declarationList;
  const constant = (flags & import_ts_morph16.ts.NodeFlags.Const) !== 0;
  const own = declarations.filter((declaration) => !readVariable(walk, declaration, constant));
  return own.length === 0;
}
function readVariable(walk, node, constant) {
  if (node.initializer === void 0) return false;
  if (mayLoad(node.initializer)) return true;
  if (!constant) return false;
  const value = bare(node.initializer);
  const { name } = node;
  if (!import_ts_morph16.ts.isIdentifier(name)) return readDestructuring(walk, name, aliasTarget(value));
  if (addAlias(walk, node, name, aliasTarget(value))) return true;
  if (import_ts_morph16.ts.isArrowFunction(value) || import_ts_morph16.ts.isFunctionExpression(value)) return addWrapper(walk, name.text, value);
  return isConstant(value);
}
function readDestructuring(walk, pattern, target) {
  if (target === void 0 || !import_ts_morph16.ts.isObjectBindingPattern(pattern)) return false;
  return pattern.elements.every((element) => {
    const { name, propertyName = name, dotDotDotToken, initializer } = element;
    if (dotDotDotToken !== void 0 || initializer !== void 0 || !import_ts_morph16.ts.isIdentifier(name)) return false;
    return import_ts_morph16.ts.isIdentifier(propertyName) && addAlias(walk, element, name, `${target}.${propertyName.text}`);
  });
}
function readFunction(walk, node) {
  return node.body === void 0 || addWrapper(walk, node.name?.text ?? "default", node);
}
function readTypeAlias(walk, node) {
  if (!import_ts_morph16.ts.isTypeReferenceNode(node.type)) return false;
  const { typeName: typeName2, typeArguments = [] } = node.type;
  const parameters = node.typeParameters ?? [];
  const passed = parameters.every(({ name }, index) => {
    const argument = typeArguments[index];
    return argument !== void 0 && import_ts_morph16.ts.isTypeReferenceNode(argument) && dottedName(argument.typeName) === name.text;
  });
  if (!passed || parameters.length !== typeArguments.length) return false;
  return addAlias(walk, node, node.name, dottedName(typeName2));
}
function readExpression(walk, node) {
  const expression = bare(node.expression);
  if (import_ts_morph16.ts.isStringLiteral(expression)) return true;
  if (readCommonJs(walk, node, expression)) return true;
  const awaited = import_ts_morph16.ts.isAwaitExpression(expression) ? bare(expression.expression) : expression;
  return import_ts_morph16.ts.isCallExpression(awaited) && walk.loads.has(awaited);
}
function addAlias(walk, node, name, target) {
  if (target === void 0) return false;
  walk.aliases.push({ name: name.text, target, nameSpan: spanOf(walk, name), span: spanOf(walk, node) });
  return true;
}
function addWrapper(walk, name, node) {
  const target = wrapperTarget(node);
  if (target === void 0) return false;
  walk.wrappers.push({ name, target });
  return true;
}
function aliasTarget(value) {
  const target = dottedName(value);
  if (target === void 0 || /^(this|super|import|new)\b/.test(target)) return void 0;
  return target === "undefined" || target === "NaN" || target === "Infinity" ? void 0 : target;
}

// server/src/facts/typescript/functions.ts
var import_ts_morph17 = require("ts-morph");
function visitFunction(walk, node) {
  const fn = node;
  const now = walk.calledNow === node;
  if (now) walk.calledNow = void 0;
  for (const modifier of fn.modifiers ?? []) walk.visit(modifier);
  for (const parameter of fn.parameters) for (const modifier of parameter.modifiers ?? []) walk.visit(modifier);
  const named = import_ts_morph17.ts.isFunctionExpression(node) && node.name !== void 0 ? node.name : void 0;
  if (import_ts_morph17.ts.isFunctionDeclaration(node)) {
    declareNode(walk, node, node.name, Space.value);
    defineFunction(walk, node);
  } else if (fn.name !== void 0 && named === void 0) visitName(walk, fn.name);
  if (named !== void 0) {
    walk.scopes.enter(false);
    walk.scopes.declare(named.escapedText, Space.value);
  }
  walk.scopes.enter(false);
  within(walk, now ? { inFunction: true } : { inFunction: true, deferred: true, condition: void 0 }, () => {
    readSignature(walk, fn);
    const { body } = fn;
    if (body !== void 0) visitBody(walk, body);
  });
  walk.scopes.exit();
  if (named !== void 0) walk.scopes.exit();
}
function readSignature(walk, fn) {
  declareTypeParameters(walk, fn.typeParameters);
  for (const { name, type, initializer, dotDotDotToken } of fn.parameters) {
    if (type !== void 0) readType(walk, type, dotDotDotToken !== void 0);
    if (initializer !== void 0) walk.visit(initializer);
    declarePattern(walk, name, "block");
  }
  if (fn.type !== void 0) readType(walk, fn.type, false);
}
function readType(walk, type, rest) {
  readMetadata(walk, type, rest);
  walk.visit(type);
}
function visitBody(walk, body) {
  if (!import_ts_morph17.ts.isBlock(body)) {
    walk.visit(body);
    return;
  }
  walk.scopes.enterBody();
  for (const statement of body.statements) walk.visit(statement);
  walk.scopes.exit();
}
function visitSignature(walk, node) {
  const signature = node;
  if (signature.name !== void 0) visitName(walk, signature.name);
  walk.scopes.enter(false);
  readSignature(walk, signature);
  walk.scopes.exit();
}

// server/src/facts/typescript/jsx.ts
var import_ts_morph18 = require("ts-morph");
var Kind8 = import_ts_morph18.ts.SyntaxKind;
function jsxPragmasOf(source) {
  const pragmas = source.pragmas;
  const factory = (name, last = false) => {
    const found = pragmas?.get(name);
    const chosen = Array.isArray(found) ? found.at(last ? -1 : 0) : found;
    return chosen?.arguments.factory;
  };
  const runtime = factory("jsxruntime", true);
  const classic = runtime === "classic";
  const element = factory("jsx") ?? (classic ? "React" : void 0);
  return {
    element: rootOf(element),
    fragment: rootOf(factory("jsxfrag") ?? (classic ? element : void 0)),
    classic,
    automatic: !classic && (runtime === "automatic" || factory("jsximportsource", true) !== void 0)
  };
}
function rootOf(factory) {
  const root = factory?.trim().split(".")[0];
  return root === void 0 || root === "" ? void 0 : root;
}
function visitJsxElement(walk, node) {
  const { tagName, typeArguments, attributes } = node;
  readFactory(walk, walk.pragmas.element);
  if (tagName.kind !== Kind8.JsxNamespacedName) walk.visit(tagName);
  for (const argument of typeArguments ?? []) walk.visit(argument);
  for (const attribute of attributes.properties) walk.visit(attribute);
}
function visitJsxFragment(walk, _node) {
  readFactory(walk, walk.pragmas.fragment);
}
function visitJsxAttribute(walk, node) {
  const { initializer } = node;
  if (initializer === void 0) return;
  if (import_ts_morph18.ts.isStringLiteral(initializer)) walk.opaque.push(initializer.getStart(walk.source), initializer.end);
  else walk.visit(initializer);
}
function readFactory(walk, root) {
  const { automatic, classic } = walk.pragmas;
  if (automatic) return;
  if (root === void 0) walk.jsx = true;
  else walk.scopes.read(root, Space.value, classic ? Use.jsx | Use.value : Use.jsx, "", 0);
}

// server/src/facts/typescript/modules.ts
var import_ts_morph19 = require("ts-morph");
var Kind9 = import_ts_morph19.ts.SyntaxKind;
function trackImports(walk, statements) {
  const track = (name) => walk.scopes.tracked.add(name.escapedText);
  for (const statement of statements) {
    if (import_ts_morph19.ts.isImportDeclaration(statement)) {
      const { name, namedBindings } = statement.importClause ?? {};
      if (name !== void 0) track(name);
      if (namedBindings === void 0) continue;
      if (import_ts_morph19.ts.isNamespaceImport(namedBindings)) track(namedBindings.name);
      else for (const element of namedBindings.elements) track(element.name);
    } else if (import_ts_morph19.ts.isImportEqualsDeclaration(statement)) track(statement.name);
    else if (import_ts_morph19.ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations) loadedNames(declaration).forEach(track);
    } else if (import_ts_morph19.ts.isModuleDeclaration(statement)) {
      let { body } = statement;
      while (body !== void 0 && import_ts_morph19.ts.isModuleDeclaration(body)) body = body.body;
      if (body !== void 0 && import_ts_morph19.ts.isModuleBlock(body)) trackImports(walk, body.statements);
    }
  }
}
function visitImport(walk, node) {
  const { importClause, moduleSpecifier } = node;
  if (!import_ts_morph19.ts.isStringLiteralLike(moduleSpecifier)) return;
  const typeOnly = importClause?.phaseModifier === Kind9.TypeKeyword || isAmbient(node);
  const form = importClause === void 0 ? "side-effect" : "import";
  const fact = addImport(
    walk,
    node,
    form,
    moduleSpecifier,
    typeOnly,
    importClause?.phaseModifier === Kind9.DeferKeyword
  );
  if (importClause === void 0) return;
  const { name, namedBindings } = importClause;
  if (name !== void 0) bind(walk, fact, "default", name, spanOf(walk, name), spanOf(walk, name));
  if (namedBindings === void 0) return;
  if (import_ts_morph19.ts.isNamespaceImport(namedBindings)) {
    const span = spanOf(walk, namedBindings);
    bind(walk, fact, "*", namedBindings.name, span, { start: span.start, end: span.start + 1 });
    return;
  }
  for (const element of namedBindings.elements) {
    const imported = element.propertyName ?? element.name;
    bind(walk, fact, imported.text, element.name, spanOf(walk, element), spanOf(walk, imported), element.isTypeOnly);
  }
}
function visitImportEquals(walk, node) {
  const { name, moduleReference, isTypeOnly } = node;
  const text = name.escapedText;
  const exported = hasModifier(node, Kind9.ExportKeyword);
  if (exported) exportName(walk, text, Space.all);
  if (import_ts_morph19.ts.isExternalModuleReference(moduleReference)) {
    const { expression } = moduleReference;
    if (!import_ts_morph19.ts.isStringLiteralLike(expression)) return;
    const fact = addImport(walk, node, "import-equals", expression, isTypeOnly || isAmbient(node));
    const binding = bind(walk, fact, "*", name, spanOf(walk, name), spanOf(walk, name));
    if (exported) use(binding, isTypeOnly ? Use.type : Use.value);
  } else {
    const kept = exported && !isTypeOnly && !isAmbient(node);
    readEntity(walk, moduleReference, Space.all, kept ? Use.value : Use.type);
    walk.scopes.alias(text, { root: rootOf2(moduleReference), spaces: Space.all, given: 0 });
  }
  if (exported && isOwnLevel(walk)) {
    walk.exports.push({
      name: name.text,
      local: name.text,
      from: void 0,
      typeOnly: isTypeOnly,
      span: spanOf(walk, node)
    });
  }
}
function rootOf2(name) {
  let at = name;
  while (import_ts_morph19.ts.isQualifiedName(at)) at = at.left;
  return at.escapedText;
}
function visitExport(walk, node) {
  const { exportClause, moduleSpecifier, isTypeOnly } = node;
  const typeOnly = isTypeOnly || isAmbient(node);
  if (moduleSpecifier === void 0) {
    if (exportClause !== void 0 && import_ts_morph19.ts.isNamedExports(exportClause))
      exportLocals(walk, exportClause, isTypeOnly, typeOnly);
    return;
  }
  if (!import_ts_morph19.ts.isStringLiteralLike(moduleSpecifier)) return;
  const named = exportClause !== void 0 && import_ts_morph19.ts.isNamedExports(exportClause);
  const fact = addImport(walk, node, named ? "re-export" : "re-export-all", moduleSpecifier, typeOnly);
  if (named) {
    for (const element of exportClause.elements) {
      const imported = element.propertyName ?? element.name;
      const span2 = spanOf(walk, element);
      const erased = typeOnly || element.isTypeOnly;
      passOn(fact, imported.text, element.name.text, span2, spanOf(walk, imported), element.isTypeOnly, erased);
      addExport(walk, element.name.text, imported.text, fact, erased, span2);
    }
    return;
  }
  const span = exportClause === void 0 ? starOf(walk, node) : spanOf(walk, exportClause);
  const name = exportClause === void 0 ? "" : exportClause.name.text;
  passOn(fact, "*", name, span, { start: span.start, end: span.start + 1 }, false, typeOnly);
  addExport(walk, name === "" ? "*" : name, "*", fact, typeOnly, span);
}
function exportLocals(walk, { elements }, written, typeOnly) {
  for (const element of elements) {
    const local = element.propertyName ?? element.name;
    const erased = typeOnly || element.isTypeOnly;
    if (import_ts_morph19.ts.isIdentifier(local)) {
      walk.scopes.read(local.escapedText, Space.all, erased ? Use.type : Use.value);
    }
    addExport(walk, element.name.text, local.text, void 0, written || element.isTypeOnly, spanOf(walk, element));
  }
}
function visitExportAssignment(walk, node) {
  const { expression } = node;
  const named = import_ts_morph19.ts.isIdentifier(expression);
  if (named) walk.scopes.read(expression.escapedText, Space.all, isAmbient(node) ? Use.type : Use.value);
  else {
    defineAssigned(walk, node, defaultOf(walk, node), bare(expression), "default");
    walk.visit(expression);
  }
  addExport(walk, "default", named ? expression.text : "default", void 0, false, spanOf(walk, node));
}
function addImport(walk, node, form, specifier, typeOnly, deferred = false) {
  const fact = {
    form,
    specifier: specifier.text,
    specifierSpan: insideQuotes(walk, specifier),
    span: spanOf(walk, node),
    bindings: [],
    typeOnly,
    deferred,
    condition: void 0,
    confirmed: true
  };
  walk.imports.push(fact);
  return fact;
}
function bind(walk, fact, imported, local, span, importedSpan, typeOnly = false) {
  const binding = { imported, local: local.text, span, importedSpan, typeOnly, use: 0, uses: 0, attributes: [], eager: void 0 };
  fact.bindings.push(binding);
  walk.scopes.bind(local.escapedText, binding);
  return binding;
}
function use(binding, bits) {
  binding.use |= bits;
  binding.uses++;
}
function passOn(fact, imported, local, span, importedSpan, typeOnly, erased) {
  const bits = erased ? Use.type : Use.value;
  fact.bindings.push({ imported, local, span, importedSpan, typeOnly, use: bits, uses: 1, attributes: [], eager: void 0 });
}
function defaultOf(walk, node) {
  const start = node.getStart(walk.source);
  const found = /\bdefault\b|=/.exec(walk.text.slice(start, node.end));
  const from = start + (found?.index ?? 0);
  return { start: from, end: from + (found?.[0].length ?? 0) };
}
function starOf(walk, node) {
  const start = node.getStart(walk.source);
  const star = Math.max(walk.text.indexOf("*", start), start);
  return { start: star, end: Math.min(star + 1, node.end) };
}

// server/src/facts/typescript/statements.ts
var import_ts_morph20 = require("ts-morph");
var Kind10 = import_ts_morph20.ts.SyntaxKind;
function visitVariables(walk, node) {
  defineVariables(walk, node);
  readVariables2(walk, node.declarationList, hasModifier(node, Kind10.ExportKeyword));
}
function visitVariableList(walk, node) {
  readVariables2(walk, node, false);
}
function readVariables2(walk, list, exported) {
  const hoisting = (list.flags & import_ts_morph20.ts.NodeFlags.BlockScoped) === 0 ? "var" : "block";
  for (const { name, type, initializer } of list.declarations) {
    if (type !== void 0) walk.visit(type);
    if (initializer !== void 0) {
      noteLoads(walk, initializer, { name, member: void 0, declares: true });
      walk.visit(initializer);
    }
    if (!keepsRequire(list, name, initializer)) declarePattern(walk, name, hoisting, exported);
  }
}
function keepsRequire(list, name, initializer) {
  if (!import_ts_morph20.ts.isIdentifier(name) || name.escapedText !== "require") return false;
  if (isAmbient(list)) return true;
  if (initializer === void 0 || !import_ts_morph20.ts.isCallExpression(initializer)) return false;
  const { expression } = initializer;
  const callee = import_ts_morph20.ts.isPropertyAccessExpression(expression) ? expression.name : expression;
  return import_ts_morph20.ts.isIdentifier(callee) && callee.text === "createRequire";
}
function visitBlock(walk, node) {
  walk.scopes.enter(false);
  within(walk, { inBlock: true }, () => walk.visitChildren(node));
  walk.scopes.exit();
}
function visitSwitch(walk, node) {
  const { expression, caseBlock } = node;
  walk.visit(expression);
  inBranch(walk, "conditional", node.getStart(walk.source), () => visitBlock(walk, caseBlock));
}
function visitCatch(walk, node) {
  const { variableDeclaration, block } = node;
  walk.scopes.enter(false);
  if (variableDeclaration !== void 0) declarePattern(walk, variableDeclaration.name, "block");
  walk.visit(block);
  walk.scopes.exit();
}
function visitIf(walk, node) {
  const head = node.getStart(walk.source);
  let at = node;
  let branch = "if";
  while (import_ts_morph20.ts.isIfStatement(at)) {
    const { expression, thenStatement, elseStatement } = at;
    walk.visit(expression);
    inBranch(walk, branch, head, () => walk.visit(thenStatement));
    if (elseStatement === void 0) return;
    branch = "else";
    at = elseStatement;
  }
  inBranch(walk, "else", head, () => walk.visit(at));
}
function visitTry(walk, node) {
  const { tryBlock, catchClause, finallyBlock } = node;
  const group = node.getStart(walk.source);
  inBranch(walk, "try", group, () => walk.visit(tryBlock));
  if (catchClause !== void 0) inBranch(walk, "except", group, () => walk.visit(catchClause));
  if (finallyBlock !== void 0) walk.visit(finallyBlock);
}
function inBranch(walk, branch, group, read2) {
  within(walk, { inBlock: true, condition: walk.place.deferred ? void 0 : { branch, group } }, read2);
}
function visitLabeled(walk, node) {
  walk.visit(node.statement);
}
function visitEnum(walk, node) {
  const { name, members } = node;
  declareNode(walk, node, name, Space.all);
  defineEnum(walk, node);
  const exported = hasModifier(node, Kind10.ExportKeyword);
  walk.scopes.enter(false, mergedNamesOf(walk.scopes.current, name.escapedText, exported));
  for (const member of members) {
    visitName(walk, member.name);
    if (import_ts_morph20.ts.isIdentifier(member.name)) exportName(walk, member.name.escapedText, Space.value | Space.type);
    else if (import_ts_morph20.ts.isStringLiteral(member.name)) exportName(walk, member.name.text, Space.value | Space.type);
    if (member.initializer !== void 0) walk.visit(member.initializer);
  }
  walk.scopes.exit();
}
function visitNamespace(walk, node) {
  readNamespace(walk, node, hasModifier(node, Kind10.ExportKeyword));
}
function readNamespace(walk, node, exported) {
  const { name, body } = node;
  const { scopes } = walk;
  defineNamespace(walk, node);
  const key = import_ts_morph20.ts.isIdentifier(name) ? name.escapedText : JSON.stringify(name.text);
  if (import_ts_morph20.ts.isIdentifier(name)) {
    scopes.declare(key, Space.value | Space.namespace);
    if (exported) exportName(walk, key, Space.value | Space.namespace);
  }
  if (body === void 0 || import_ts_morph20.ts.isIdentifier(body)) return;
  scopes.enter(true, mergedNamesOf(scopes.current, key, exported));
  const { owner } = walk.place;
  within(walk, { owner: owner === "" ? name.text : `${owner}.${name.text}`, inBlock: false }, () => {
    if (import_ts_morph20.ts.isModuleDeclaration(body)) readNamespace(walk, body, true);
    else for (const statement of body.statements) walk.visit(statement);
  });
  scopes.exit();
}

// server/src/facts/typescript/walk.ts
var Kind11 = import_ts_morph21.ts.SyntaxKind;
function walkModule(path, text, source) {
  const walk = {
    source,
    text,
    javascript: isJavaScript(path),
    scopes: new Scopes(),
    place: { deferred: false, condition: void 0, inFunction: false, inBlock: false, owner: "" },
    visit: (node) => {
      const read2 = readers2[node.kind];
      if (read2 === void 0) import_ts_morph21.ts.forEachChild(node, walk.visit);
      else read2(walk, node);
    },
    visitChildren: (node) => import_ts_morph21.ts.forEachChild(node, walk.visit),
    imports: [],
    exports: [],
    definitions: [],
    aliases: [],
    wrappers: [],
    strings: [],
    ownStatements: 0,
    announced: void 0,
    marked: mayBeMarked(text),
    exportsAll: source.isDeclarationFile && !source.statements.some(isExportStatement),
    jsx: false,
    pragmas: jsxPragmasOf(source),
    inferScope: void 0,
    metadataTypes: /* @__PURE__ */ new Set(),
    targets: /* @__PURE__ */ new Map(),
    loads: /* @__PURE__ */ new Map(),
    bound: /* @__PURE__ */ new Map(),
    why: "expression",
    calledNow: void 0,
    opaque: [],
    bodies: []
  };
  trackImports(walk, source.statements);
  for (const statement of source.statements) {
    walk.visit(statement);
    readForwarding(walk, statement);
  }
  walk.scopes.finish();
  return walk;
}
function isExportStatement(statement) {
  return import_ts_morph21.ts.isExportDeclaration(statement) || import_ts_morph21.ts.isExportAssignment(statement);
}
var nothing = () => {
};
var byKind = [
  [visitIdentifier, Kind11.Identifier],
  [visitChain, Kind11.PropertyAccessExpression, Kind11.ElementAccessExpression],
  [visitChain, Kind11.CallExpression, Kind11.NonNullExpression],
  [visitBinary, Kind11.BinaryExpression],
  [visitConditional, Kind11.ConditionalExpression],
  [visitDecorator, Kind11.Decorator],
  [visitPropertyAssignment, Kind11.PropertyAssignment],
  [visitShorthand, Kind11.ShorthandPropertyAssignment],
  [visitOpaque, Kind11.RegularExpressionLiteral, Kind11.NoSubstitutionTemplateLiteral, Kind11.JsxText],
  [visitOpaque, Kind11.TemplateHead, Kind11.TemplateMiddle, Kind11.TemplateTail],
  [visitFunction, Kind11.FunctionDeclaration, Kind11.FunctionExpression, Kind11.ArrowFunction, Kind11.Constructor],
  [visitFunction, Kind11.MethodDeclaration, Kind11.GetAccessor, Kind11.SetAccessor],
  [visitSignature, Kind11.MethodSignature, Kind11.CallSignature, Kind11.ConstructSignature, Kind11.IndexSignature],
  [visitSignature, Kind11.FunctionType, Kind11.ConstructorType],
  [visitClass, Kind11.ClassDeclaration, Kind11.ClassExpression],
  [visitInterface, Kind11.InterfaceDeclaration],
  [visitProperty, Kind11.PropertyDeclaration],
  [visitPropertySignature, Kind11.PropertySignature],
  [visitStaticBlock, Kind11.ClassStaticBlockDeclaration],
  [visitVariables, Kind11.VariableStatement],
  [visitVariableList, Kind11.VariableDeclarationList],
  [visitBlock, Kind11.Block, Kind11.ForStatement, Kind11.ForInStatement, Kind11.ForOfStatement],
  [visitSwitch, Kind11.SwitchStatement],
  [visitCatch, Kind11.CatchClause],
  [visitIf, Kind11.IfStatement],
  [visitTry, Kind11.TryStatement],
  [visitLabeled, Kind11.LabeledStatement],
  [visitEnum, Kind11.EnumDeclaration],
  [visitNamespace, Kind11.ModuleDeclaration],
  [visitTypeReference, Kind11.TypeReference],
  [visitTypeQuery, Kind11.TypeQuery],
  [visitImportType, Kind11.ImportType],
  [visitTypePredicate, Kind11.TypePredicate],
  [visitTupleMember, Kind11.NamedTupleMember],
  [visitMappedType, Kind11.MappedType],
  [visitConditionalType, Kind11.ConditionalType],
  [visitInferType, Kind11.InferType],
  [visitTypeParameter, Kind11.TypeParameter],
  [visitTypeAlias, Kind11.TypeAliasDeclaration],
  [visitJsxElement, Kind11.JsxOpeningElement, Kind11.JsxSelfClosingElement],
  [visitJsxFragment, Kind11.JsxOpeningFragment],
  [visitJsxAttribute, Kind11.JsxAttribute],
  [visitImport, Kind11.ImportDeclaration],
  [visitImportEquals, Kind11.ImportEqualsDeclaration],
  [visitExport, Kind11.ExportDeclaration],
  [visitExportAssignment, Kind11.ExportAssignment],
  // Names that are no reads: of labels, of what `import.meta` has, of closing tags, of global exports.
  [nothing, Kind11.BreakStatement, Kind11.ContinueStatement, Kind11.MetaProperty, Kind11.JsxClosingElement],
  [nothing, Kind11.JsxNamespacedName, Kind11.NamespaceExportDeclaration]
];
var readers2 = [];
for (const [reader, ...kinds] of byKind) for (const kind of kinds) readers2[kind] = reader;

// server/src/facts/typescript/extract.ts
function extractTypeScript(path, text) {
  try {
    return read(path, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return unread(path, text);
  }
}
function read(path, text) {
  const source = parse(path, text);
  const walk = walkModule(path, text, source);
  measureBodies(walk);
  const drafts = walk.imports.filter((draft) => draft.confirmed).sort((a, b) => a.span.start - b.span.start);
  const index = new Map(drafts.map((draft, at) => [draft, at]));
  return {
    ...unread(path, text),
    imports: drafts.map((draft) => importFact(draft)),
    exports: exportFacts(walk, index),
    definitions: walk.definitions,
    aliases: walk.aliases,
    wrappers: walk.wrappers,
    strings: walk.strings,
    ownStatements: walk.ownStatements,
    markers: moduleMarkers(walk, walk.announced),
    suppressions: suppressionsOf(walk),
    jsx: walk.jsx,
    isModule: source.statements.some(isModuleStatement),
    problems: problemsOf(source)
  };
}
function unread(path, text) {
  return {
    language: isJavaScript(path) ? "javascript" : "typescript",
    lineStarts: lineStartsOf(text),
    imports: [],
    exports: [],
    dynamicExports: false,
    definitions: [],
    aliases: [],
    wrappers: [],
    attributeForwards: [],
    ownStatements: 0,
    strings: [],
    markers: { deprecated: void 0, saysShim: false, generated: false },
    suppressions: [],
    jsx: false,
    isModule: false,
    problems: [{ message: "nests too deeply to be read", span: { start: 0, end: 0 } }]
  };
}
function importFact({ confirmed: _, ...fact }) {
  return fact;
}
function exportFacts(walk, index) {
  return walk.exports.map(({ name, local, from, typeOnly, span }) => ({
    name,
    local,
    from: from === void 0 ? void 0 : index.get(from),
    typeOnly,
    span
  }));
}
function isModuleStatement(statement) {
  if (import_ts_morph22.ts.isImportDeclaration(statement) || import_ts_morph22.ts.isExportDeclaration(statement) || import_ts_morph22.ts.isExportAssignment(statement))
    return true;
  if (import_ts_morph22.ts.isImportEqualsDeclaration(statement) && import_ts_morph22.ts.isExternalModuleReference(statement.moduleReference)) return true;
  const { modifiers } = statement;
  return modifiers?.some((modifier) => modifier.kind === import_ts_morph22.ts.SyntaxKind.ExportKeyword) ?? false;
}
function problemsOf(source) {
  const { parseDiagnostics = [] } = source;
  return parseDiagnostics.slice(0, 20).map(({ messageText, start, length }) => ({
    message: import_ts_morph22.ts.flattenDiagnosticMessageText(messageText, " "),
    span: { start, end: Math.min(start + length, source.end) }
  }));
}

// test/oracles/source-files.ts
var import_node_fs = require("node:fs");
function sourceFilesBelow(directory) {
  return (0, import_node_fs.readdirSync)(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name)).map((entry) => `${entry.parentPath}/${entry.name}`).sort();
}

// test/.p.ts
var src = sourceFilesBelow(process.argv[2]).map((p) => [p, (0, import_node_fs2.readFileSync)(p, "utf8")]);
var cpu = () => Number((0, import_node_fs2.readFileSync)("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e9;
var mb = src.reduce((a, [, t]) => a + t.length, 0) / 1e6;
for (let i = 0; i < +(process.argv[3] ?? 1); i++) {
  const a = cpu();
  for (const [p, t] of src) extractTypeScript(p, t);
  console.log((mb / (cpu() - a)).toFixed(2));
}
